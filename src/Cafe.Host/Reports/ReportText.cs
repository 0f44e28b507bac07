using System.Text;
using OpenTalks.Harvests;
using OpenTalks.Reports;
using OpenTalks.Web;
using OpenTalks.Web.Reports;

namespace OpenTalks.Host.Reports;

/// <summary>The report as Markdown, each idea with an anchor; and as bare text for each question, to be pasted into a form.</summary>
static class ReportText
{
    public static string Markdown(Report report, ReportTemplate template, Words words)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(Line(report.Title)).AppendLine();
        text.AppendLine(Line(ReportTemplate.In(template.Name, words.Language))).AppendLine();
        text.AppendLine(Line(ReportWords.Status(report, words))).AppendLine();
        foreach (var section in template.Sections.Where(section => section.Part != ReportPart.Contents))
        {
            text.Append("## ").AppendLine(Line(Heading(section, words))).AppendLine();
            Section(text, section, report, words);
        }
        return text.ToString();
    }

    static string Heading(ReportSection section, Words words) => section.Title.IsEmpty ? words[$"reported.part-{section.Part}"] : ReportTemplate.In(section.Title, words.Language);

    static void Section(StringBuilder text, ReportSection section, Report report, Words words)
    {
        switch (section.Part)
        {
            case ReportPart.Purpose:
                foreach (var paragraph in report.Facts.Purpose.Split('\n', StringSplitOptions.RemoveEmptyEntries)) text.AppendLine(Escaped(paragraph)).AppendLine();
                foreach (var question in report.Questions) text.Append(question.Number).Append(". ").AppendLine(Line(question.Text));
                break;
            case ReportPart.Figures: Figures(text, report, words); break;
            case ReportPart.Picture: text.AppendLine(Escaped(ReportWords.Alternative(Picture.Of(report), report, words))); break;
            case ReportPart.Findings or ReportPart.KeyFindings: Findings(text, report, words, withIdeas: section.Part == ReportPart.Findings); break;
            case ReportPart.Divergences: Divergences(text, report, words); break;
            case ReportPart.Aside:
                foreach (var idea in report.SetAside) text.Append("- ").Append(Link(idea.Name)).Append(' ').AppendLine(Line(idea.Aside!));
                break;
            case ReportPart.Coverage: text.AppendLine(Escaped(ReportWords.Covered(report.Coverage.All, words))); break;
            case ReportPart.Travels: text.AppendLine(Escaped(ReportWords.Alternative(report.Travels, words))); break;
            case ReportPart.Passage: text.AppendLine(Escaped(report.Passages.GetValueOrDefault(section.Passage!, words["reported.not-written"]))); break;
            case ReportPart.Method:
                text.AppendLine(Escaped(words["report.method-note"])).AppendLine().AppendLine(Escaped(words["report.method-both-ways"])).AppendLine().AppendLine(Escaped(words["reported.method-spread"]));
                break;
            case ReportPart.Organisers:
                foreach (var said in new[] { report.Facts.Organiser, report.Facts.Chair, report.Facts.Rapporteur, report.Facts.Contact }.Where(said => said != "")) text.Append("- ").AppendLine(Line(said));
                break;
            case ReportPart.Annex: Annex(text, report, words); break;
        }
        text.AppendLine();
    }

    static void Figures(StringBuilder text, Report report, Words words)
    {
        var figures = report.Figures;
        (string Key, int HowMany)[] rows =
        [
            ("report.participants", figures.Participants), ("report.tables", figures.Tables), ("report.rounds", figures.Rounds),
            ("report.ideas-written", figures.Ideas), ("report.findings-made", figures.Findings),
        ];
        foreach (var (key, howMany) in rows) text.Append("- ").Append(Line(words[key])).Append(": ").Append(howMany).AppendLine();
        foreach (var share in figures.Groups.Shares) text.Append("- ").Append(Line(words[$"report.group-{share.Kind}"])).Append(": ").Append(share.People).AppendLine();
        foreach (var share in figures.Regions.Shares) text.Append("- ").Append(Line(words[$"report.region-{share.Kind}"])).Append(": ").Append(share.People).AppendLine();
    }

    static void Findings(StringBuilder text, Report report, Words words, bool withIdeas)
    {
        foreach (var question in report.Questions)
        {
            text.Append("### ").AppendLine(Line(words.Say("report.question", ("number", question.Number), ("text", question.Text)))).AppendLine();
            foreach (var finding in question.Findings)
            {
                text.Append("**").Append(finding.Name).Append("** ").AppendLine(Line(finding.Text)).AppendLine();
                text.Append(Line(ReportWords.Spread(finding, words))).Append(' ').AppendJoin(' ', finding.Evidence.Select(idea => Link(idea.Name))).AppendLine().AppendLine();
                foreach (var reservation in finding.Reservations) text.AppendLine(Line(Against(reservation, words))).AppendLine();
            }
            if (withIdeas && !question.InNone.IsEmpty)
                text.Append(Line(words["report.in-none"])).Append(": ").AppendJoin(' ', question.InNone.Select(idea => Link(idea.Name))).AppendLine().AppendLine();
        }
    }

    static void Divergences(StringBuilder text, Report report, Words words)
    {
        foreach (var finding in report.Contested)
            foreach (var reservation in finding.Reservations)
                text.Append("- ").Append(finding.Name).Append(' ').AppendLine(Line(Against(reservation, words)));
        foreach (var pair in report.Differences) text.Append("- ").Append(Link(pair.One.Name)).Append(" – ").AppendLine(Link(pair.Other.Name));
        if (!report.Contested.Any() && report.Differences.IsEmpty) text.AppendLine(Escaped(words[report.NoDivergence ? "reported.none-recorded" : "reported.none-said"]));
    }

    static string Against(ReportReservation reservation, Words words) =>
        words.Say(reservation.Kind == ReservationKind.Minority ? "reported.minority-said" : "reported.reservation-said", ("text", reservation.Text));

    static void Annex(StringBuilder text, Report report, Words words)
    {
        foreach (var idea in report.Ideas)
        {
            text.Append("- [I-").Append(idea.Name).Append("] ").Append(Line(idea.Text)).Append(" (").Append(Line(words.Say("report.at-unnamed", ("table", idea.Table), ("round", idea.Round))));
            if (idea.Author is { } author)
                foreach (var said in new[] { author.Name, author.Organisation, author.Group is { } group ? words[$"report.group-{group}"] : null }.OfType<string>()) text.Append(", ").Append(Line(said));
            text.Append(") ");
            if (!idea.Findings.IsEmpty) text.AppendJoin(' ', idea.Findings);
            else text.Append(Line(idea.Aside is { } reason ? words.Say("reported.aside-why", ("reason", reason)) : idea.Theme is { } theme ? words.Say("reported.in-theme", ("theme", theme)) : words["report.none"]));
            text.AppendLine();
        }
    }

    static string Link(string idea) => $"[I-{idea}]";

    /// <summary>Text that Markdown takes for nothing but text: no raw HTML, no links, no headings.</summary>
    static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in WordPaper.Clean(text))
        {
            if (letter is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '!' or '|' or '~' or '>') escaped.Append('\\').Append(letter);
            else if (letter == '<') escaped.Append("&lt;");
            else if (letter == '&') escaped.Append("&amp;");
            else if (letter is '-' or '=' && (escaped.Length == 0 || escaped[^1] == '\n')) escaped.Append('\\').Append(letter);
            else escaped.Append(letter);
        }
        return escaped.ToString();
    }

    static string Line(string text) => Escaped(text.Replace('\n', ' '));

    /// <summary>One block for each question: findings one a paragraph, then what stands against them, then what somebody wrote. No marks, no names of ideas.</summary>
    public static string Plain(Report report, ReportTemplate template, Words words)
    {
        var text = new StringBuilder();
        foreach (var question in report.Questions)
        {
            text.AppendLine(question.Text).AppendLine();
            foreach (var finding in question.Findings)
            {
                text.AppendLine(finding.Text);
                foreach (var reservation in finding.Reservations) text.AppendLine(Against(reservation, words));
                text.AppendLine();
            }
        }
        foreach (var section in template.Passages.Where(section => report.Passages.ContainsKey(section.Passage!)))
            text.AppendLine(Heading(section, words)).AppendLine().AppendLine(report.Passages[section.Passage!]).AppendLine();
        return WordPaper.Clean(text.ToString()).Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
