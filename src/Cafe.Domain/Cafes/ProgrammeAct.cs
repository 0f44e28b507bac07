using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>What a facilitator did to the programme.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActKind>))]
public enum ActKind
{
    [JsonStringEnumMemberName("start")] Start,
    [JsonStringEnumMemberName("next")] Next,
    [JsonStringEnumMemberName("back")] Back,
    [JsonStringEnumMemberName("pause")] Pause,
    [JsonStringEnumMemberName("resume")] Resume,
    [JsonStringEnumMemberName("extend")] Extend,
    [JsonStringEnumMemberName("insert-round")] InsertRound,
    [JsonStringEnumMemberName("drop-round")] DropRound,
    [JsonStringEnumMemberName("extend-table")] ExtendTable,
    [JsonStringEnumMemberName("move-end")] MoveEnd,
}

/// <summary>An act on the programme and what stood before it, so that it can be taken back.</summary>
/// <param name="Number">Counted from 1, never used again.</param>
/// <param name="By">The facilitator; null where an older café did not keep it.</param>
/// <param name="Phase">Index of the phase that it began, stopped or changed.</param>
/// <param name="ByMs">By how much, where it made something longer or shorter.</param>
public sealed record ProgrammeAct(int Number, ActKind Kind, int? By, long AtMs, int Phase, int? Round, int? Table, long ByMs, ProgrammeBefore Before);

/// <summary>What an act on the programme can change.</summary>
/// <param name="Began">With the phases that had ended by themselves.</param>
public sealed record ProgrammeBefore(
    Programme Programme, ImmutableSortedDictionary<int, long> Began, ImmutableSortedDictionary<int, RoundSeats> Attendance,
    ImmutableSortedDictionary<int, RoundSeating> Seating, Arrangement Arrangement, ImmutableStack<SeatingBefore> Undo, int Seatings,
    ImmutableArray<LongerTalk> Longer, long? EndsByMs)
{
    public static ProgrammeBefore Of(Cafe cafe, long atMs) => new(
        cafe.Programme, cafe.Remembering(atMs).Began, cafe.Attendance, cafe.Seating, cafe.Arrangement, cafe.Undo, cafe.Seatings, cafe.Longer, cafe.EndsByMs);
}
