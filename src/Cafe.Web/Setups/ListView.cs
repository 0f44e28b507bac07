using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Setups;

/// <summary>People from a list: a file to choose, then what was read in it, then who is expected.</summary>
/// <param name="Preview">Null before a file was sent.</param>
/// <param name="Wrong">What is wrong with the whole file.</param>
/// <param name="Refused">A refusal's code, or null.</param>
public sealed record ListView(
    Guid Cafe, string Title, int FreeSeats, ImmutableArray<ExpectedPerson> Expected, ImmutableArray<string> Encodings, ListPreview? Preview = null,
    ListWrong? Wrong = null, string? Refused = null, int Imported = 0);

/// <summary>What was read in a file.</summary>
/// <param name="Text">The file's text, sent back to be imported.</param>
/// <param name="Encoding">As what it was read: "windows-1251".</param>
/// <param name="Good">How many rows can be imported.</param>
/// <param name="Attempt">128 random bits that make a form sent twice one import.</param>
public sealed record ListPreview(string Text, string Encoding, string Attempt, int Good, ImmutableArray<ListRow> Rows);

/// <summary>One row of a file.</summary>
/// <param name="Line">Where it stands in the file; the first line is 1.</param>
/// <param name="Wrong">Code of the reason why it cannot be imported, or null.</param>
/// <param name="First">The line where the same person stands first; null where that is not the reason.</param>
/// <param name="Left">Words in it that are on no list and are left out, with commas between.</param>
public sealed record ListRow(int Line, string Name, Newcomer Person, string? Wrong, int? First, string Left);

/// <summary>What is wrong with a whole file, as a code and what it is about.</summary>
public sealed record ListWrong(string Code, string What);

/// <summary>Somebody on a list who got a number.</summary>
/// <param name="Card">The code on the card, as it is read out.</param>
/// <param name="Came">The person has come in with it.</param>
public sealed record ExpectedPerson(int Number, string Name, string Card, bool Came);
