using System.Text;

namespace OpenTalks.Host.Setups;

/// <summary>Finds out how a file of text is written: spreadsheets do not say it, and still use a dozen ways.</summary>
static class ListEncoding
{
    /// <summary>Names a person can choose among where the guess was wrong; "" lets us guess.</summary>
    public static readonly string[] Choices = ["", "utf-8", "utf-16", "windows-1252", "windows-1251", "windows-1256", "gb18030"];

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text and the name of what it was read as; null where it cannot be text in that way.</summary>
    public static (string Text, string Name)? Read(ReadOnlySpan<byte> bytes, string chosen)
    {
        var name = chosen.Length > 0 && Choices.Contains(chosen) ? chosen : Guess(bytes);
        try
        {
            var text = Named(name, bytes).GetString(bytes);
            // Half of a 16-bit text, or a picture, has NULs in it.
            return text.Contains('\0', StringComparison.Ordinal) || !OpenTalks.Text.IsStorable(text) ? null : (text.TrimStart('\uFEFF'), name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static Encoding Named(string name, ReadOnlySpan<byte> bytes) => name switch
    {
        "utf-8" => StrictUtf8,
        "utf-16" => new UnicodeEncoding(IsBigEndian(bytes), byteOrderMark: true, throwOnInvalidBytes: true),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
    };

    static string Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return "utf-16";
        if (bytes.Length > 3 && bytes.Length % 2 == 0 && (bytes[0] == 0) != (bytes[1] == 0)) return "utf-16";
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return "utf-8";
        }
        catch (DecoderFallbackException)
        {
            return CodePage(bytes);
        }
    }

    static bool IsBigEndian(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.Length > 1 && bytes[0] == 0;

    /// <summary>Western texts have single letters above 127 among plain ones; Russian and Arabic words are made of them, each with its own most used ones.</summary>
    static string CodePage(ReadOnlySpan<byte> bytes)
    {
        int high = 0, beside = 0, russian = 0, arabic = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] < 128) continue;
            high++;
            if (at > 0 && bytes[at - 1] >= 128) beside++;
            // о е а и н т с р в л
            if (bytes[at] is 0xEE or 0xE5 or 0xE0 or 0xE8 or 0xED or 0xF2 or 0xF1 or 0xF0 or 0xE2 or 0xEB) russian++;
            // ا ل ي م و ن ر ة ع ب, where they are no Russian ones
            if (bytes[at] is 0xC7 or 0xE1 or 0xED or 0xE3 or 0xE6 or 0xE4 or 0xD1 or 0xC9 or 0xDA or 0xC8) arabic++;
        }
        return beside * 2 < high ? "windows-1252" : arabic > russian ? "windows-1256" : "windows-1251";
    }
}
