using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>Changes of what every plan must respect: hosts, people who stay put, lists, tables open again.</summary>
static class Arranging
{
    /// <returns>The arrangement as asked for and the decision in words; null for an unknown act.</returns>
    public static (Arrangement, Remark)? Of(Arrangement was, Ask ask, Reader read)
    {
        switch (ask.Do)
        {
            case "host":
            {
                var (table, person) = (read.Table(ask.Table, "table"), read.Person(ask.Person, "person"));
                return (was with { Hosts = was.Hosts.SetItem(table, person) }, was.Hosts.TryGetValue(table, out var before) && before != person
                    ? Remark.Of("host-instead", ("table", table), ("person", person), ("other", before)) : Remark.Of("host", ("table", table), ("person", person)));
            }
            case "unhost":
            {
                var table = read.Table(ask.Table, "table");
                return (was with { Hosts = was.Hosts.Remove(table) }, Remark.Of("unhost", ("table", table)));
            }
            case "stay" or "unstay":
            {
                var person = read.Person(ask.Person, "person");
                return (was with { StayPut = ask.Do == "stay" ? was.StayPut.Add(person) : was.StayPut.Remove(person) }, Remark.Of(ask.Do, ("person", person)));
            }
            case "open":
            {
                var table = read.Table(ask.Table, "table");
                return (was with { Closed = was.Closed.Remove(table), Merged = was.Merged.Remove(table) }, Remark.Of("open", ("table", table)));
            }
            case "together" or "apart" or "untogether" or "unapart":
            {
                var people = read.People(ask.People, "people");
                return (ask.Do switch
                {
                    "together" => was with { Together = was.Together.Add(people) },
                    "apart" => was with { Apart = was.Apart.Add(people) },
                    "untogether" => was with { Together = Without(was.Together, people) },
                    _ => was with { Apart = Without(was.Apart, people) },
                }, Remark.Of(ask.Do, ("people", people.AsEnumerable())));
            }
            default:
                return null;
        }
    }

    static ImmutableArray<ImmutableArray<int>> Without(ImmutableArray<ImmutableArray<int>> lists, ImmutableArray<int> people) =>
        [.. lists.Where(list => !list.SequenceEqual(people))];
}
