using Npgsql;
using NpgsqlTypes;
using OpenTalks.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>A template as it is used.</summary>
/// <param name="Version">Counted from 1; 0 where it is the product's own and nothing was published with it yet.</param>
/// <param name="Text">The JSON it was read from.</param>
/// <param name="Styles">A Word template that gives the styles, or null.</param>
public sealed record KeptTemplate(ReportTemplate Template, int Version, string Text, byte[]? Styles, bool BuiltIn)
{
    /// <summary>As a publication names it: "cafe-report/3".</summary>
    public string Name => FormattableString.Invariant($"{Template.Key}/{Version}");
}

/// <summary>The templates of this installation: the product's own, and those that its administrators changed or added.</summary>
public sealed class Templates(NpgsqlDataSource database)
{
    /// <summary>The newest of each, the product's own first.</summary>
    public async Task<IReadOnlyList<KeptTemplate>> All(CancellationToken cancel)
    {
        var kept = (await Read("select distinct on (key) key, version, text, styles, built_in from cafe.report_template order by key, version desc", cancel)).ToDictionary(one => one.Template.Key);
        List<KeptTemplate> all = [];
        foreach (var (template, text) in BuiltInTemplates.All)
            all.Add(kept.Remove(template.Key, out var changed) && (!changed.BuiltIn || changed.Text == text) ? changed : new KeptTemplate(template, 0, text, null, BuiltIn: true));
        return [.. all, .. kept.Values];
    }

    /// <summary>The newest of a key; null for none.</summary>
    public async Task<KeptTemplate?> Newest(string key, CancellationToken cancel) => (await All(cancel)).FirstOrDefault(one => one.Template.Key == key);

    /// <param name="name">As a publication has it; the newest where it names no version that is kept.</param>
    /// <returns>The café report where nothing has that name.</returns>
    public async Task<KeptTemplate> Named(string name, CancellationToken cancel)
    {
        var parts = name.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            && (await Read("select key, version, text, styles, built_in from cafe.report_template where key = $1 and version = $2", cancel, parts[0], version)) is [var kept]) return kept;
        return await Newest(parts[0], cancel) ?? (await All(cancel))[0];
    }

    /// <summary>Keeps a template as it is now, so that a version published with it stays as it is.</summary>
    public Task<KeptTemplate> Keep(KeptTemplate template, CancellationToken cancel) =>
        template.Version > 0 ? Task.FromResult(template) : Add(template, cancel);

    /// <summary>Takes a changed or new template.</summary>
    /// <param name="styles">Null keeps the Word template that it had.</param>
    public async Task<(KeptTemplate? Kept, TemplateFault? Fault)> Change(string text, byte[]? styles, CancellationToken cancel)
    {
        if (styles is not null && WordTemplate.Check(styles) is { } unfit) return (null, unfit);
        var (template, fault) = TemplateReader.Read(text);
        if (template is null) return (null, fault);
        var before = await Newest(template.Key, cancel);
        return (await Add(new KeptTemplate(template, 0, text, styles ?? before?.Styles, BuiltIn: false), cancel), null);
    }

    /// <summary>Goes back to the product's own; what was published with another stays.</summary>
    public async Task<bool> Reset(string key, CancellationToken cancel)
    {
        if (BuiltInTemplates.All.FirstOrDefault(one => one.Template.Key == key) is not { Template: { } template } own) return false;
        await Add(new KeptTemplate(template, 0, own.Text, null, BuiltIn: true), cancel);
        return true;
    }

    async Task<KeptTemplate> Add(KeptTemplate template, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            insert into cafe.report_template (key, version, text, styles, built_in)
            select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from cafe.report_template where key = $1
            returning version
            """);
        command.Parameters.AddWithValue(template.Template.Key);
        command.Parameters.AddWithValue(template.Text);
        command.Parameters.Add(new() { Value = (object?)template.Styles ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.AddWithValue(template.BuiltIn);
        return template with { Version = (int)(await command.ExecuteScalarAsync(cancel))! };
    }

    async Task<List<KeptTemplate>> Read(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        List<KeptTemplate> kept = [];
        while (await rows.ReadAsync(cancel))
            // A field that a newer product has dropped makes an old template unreadable; the newest of its key is then used.
            if (TemplateReader.Read(rows.GetString(2)).Template is { } template)
                kept.Add(new KeptTemplate(template, rows.GetInt32(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<byte[]>(3), rows.GetBoolean(4)));
        return kept;
    }
}
