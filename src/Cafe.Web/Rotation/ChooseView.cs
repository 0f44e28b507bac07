using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Rotation;

/// <summary>The tables a participant can choose from in one round.</summary>
/// <param name="Round">Null where there is nothing to choose now.</param>
/// <param name="Refused">The table that was asked for and why it cannot be, as a refusal's code.</param>
public sealed record ChooseView(Guid Cafe, int? Round, ImmutableArray<ChoosableTable> Tables, (int Table, string Code)? Refused = null);

/// <param name="Free">Seats that nobody has.</param>
/// <param name="Mine">The person has a seat here already.</param>
/// <param name="Closed">Nobody may sit here.</param>
public sealed record ChoosableTable(Table Table, Question Question, int Free, bool Mine, bool Closed);
