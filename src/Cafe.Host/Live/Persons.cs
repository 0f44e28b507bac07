using System.Collections.Concurrent;
using Marten;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

/// <summary>What is said of people, as far as this node has had to know it. Events hold numbers only.</summary>
public sealed class Persons(IDocumentStore documents)
{
    readonly ConcurrentDictionary<(Guid Cafe, int Number), Person> known = new();

    readonly ConcurrentDictionary<Guid, int> forgotten = new();

    public Person? Of(Guid cafe, int number) => known.GetValueOrDefault((cafe, number));

    public string NameOf(Guid cafe, int number) => Of(cafe, number)?.Details.Name ?? "";

    /// <summary>Makes sure that <see cref="Of"/> answers for these numbers.</summary>
    public async Task Know(Guid cafe, IEnumerable<int> numbers, CancellationToken cancel = default)
    {
        var missing = numbers.Where(number => !known.ContainsKey((cafe, number))).Select(number => Person.IdOf(cafe, number)).Distinct().ToArray();
        if (missing.Length == 0) return;
        while (true)
        {
            var before = forgotten.GetValueOrDefault(cafe);
            await using var session = documents.QuerySession();
            var read = await session.LoadManyAsync<Person>(cancel, missing);
            // What was read before somebody was erased is not kept after it.
            if (forgotten.GetValueOrDefault(cafe) != before) continue;
            Keep(read);
            return;
        }
    }

    public void Keep(IEnumerable<Person> persons)
    {
        foreach (var person in persons) known[(person.Cafe, person.Number)] = person;
    }

    /// <summary>Drops what this node holds of a café's people; it is read again when somebody asks.</summary>
    public void Forget(Guid cafe)
    {
        forgotten.AddOrUpdate(cafe, 1, (_, times) => times + 1);
        foreach (var (key, _) in known)
            if (key.Cafe == cafe) known.TryRemove(key, out _);
    }

    /// <summary>Drops all that this node holds.</summary>
    public void Clear()
    {
        foreach (var cafe in known.Keys.Select(person => person.Cafe).Distinct()) Forget(cafe);
    }

    /// <summary>Everybody an account is in a café: the numbers it acts under.</summary>
    public async Task<IReadOnlyList<Person>> OfAccount(Guid cafe, Guid account, CancellationToken cancel)
    {
        await using var session = documents.QuerySession();
        var persons = await session.Query<Person>().Where(person => person.Account == account && person.Cafe == cafe).ToListAsync(cancel);
        Keep(persons);
        return persons;
    }

    /// <summary>The cafés an account has a part in.</summary>
    public async Task<IReadOnlyList<Person>> OfAccount(Guid account, CancellationToken cancel)
    {
        await using var session = documents.QuerySession();
        return await session.Query<Person>().Where(person => person.Account == account).ToListAsync(cancel);
    }
}
