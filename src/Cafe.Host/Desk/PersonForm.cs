using OpenTalks.People;

namespace OpenTalks.Host.Desk;

/// <summary>What the desk's form says of a person.</summary>
static class PersonForm
{
    /// <returns>Null where a text cannot be kept.</returns>
    public static PersonDetails? Of(IFormCollection form)
    {
        string?[] texts = [form["name"], form["organisation"], form["needs"]];
        if (texts.Any(text => text is not null && !Text.IsStorable(text))) return null;
        return new PersonDetails(
            form["name"].ToString(), form["place"] == "remote", Said(form["group"]), Said(form["organisation"]), Said(form["region"]),
            [.. form["languages"].OfType<string>()], Said(form["needs"]));
    }

    static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
