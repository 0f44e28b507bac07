using System.Text.Json.Serialization;

namespace OpenTalks.People;

/// <summary>What somebody may be in a café. The order has no meaning.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Nobody this café knows.</summary>
    [JsonStringEnumMemberName("stranger")] Stranger,
    [JsonStringEnumMemberName("participant")] Participant,
    [JsonStringEnumMemberName("rapporteur")] Rapporteur,
    [JsonStringEnumMemberName("facilitator")] Facilitator,

    /// <summary>A tablet that lies on a table and belongs to nobody.</summary>
    [JsonStringEnumMemberName("device")] Device,

    /// <summary>The big screen: it reads and does nothing.</summary>
    [JsonStringEnumMemberName("wall")] Wall,

    /// <summary>The server itself; no client can be it.</summary>
    [JsonStringEnumMemberName("server")] Server,
}
