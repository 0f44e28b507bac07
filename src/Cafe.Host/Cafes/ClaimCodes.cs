using System.Text;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Cafes;

/// <summary>
/// The code on somebody's card, by which a phone becomes theirs: 8 characters without look-alikes (40 bits). It follows from the
/// café and the number under a key of the installation, so nothing is stored and it can be shown whenever a card is printed.
/// </summary>
public sealed class ClaimCodes(Secrets secrets)
{
    public const string Key = "claim-code";

    public string Of(Guid cafe, int number)
    {
        var hash = secrets.Hash(Key, Encoding.UTF8.GetBytes($"{cafe:N}/{number}"));
        // 31 does not divide 256; of four bytes each the difference is too small to help anybody.
        return string.Create(JoinCodes.Length, hash, static (code, hash) =>
        {
            for (var at = 0; at < code.Length; at++) code[at] = JoinCodes.Alphabet[(int)(BitConverter.ToUInt32(hash, at * 4) % (uint)JoinCodes.Alphabet.Length)];
        });
    }

    /// <summary>Whose card it is, or null. The code is as <see cref="JoinCodes.Tidied"/> leaves it.</summary>
    public int? Find(Guid cafe, string code, IEnumerable<int> numbers) =>
        numbers.Where(number => Of(cafe, number) == code).Select(number => (int?)number).FirstOrDefault();
}
