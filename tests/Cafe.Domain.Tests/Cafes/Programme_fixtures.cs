using System.Collections.Immutable;
using System.Diagnostics;
using FluentAssertions;
using OpenTalks.Cafes;
using Xunit;

namespace OpenTalks.Domain.Tests.Cafes;

public class The_programme_of_a_fixture
{
    public static TheoryData<string> Names => Fixtures.Of("programme");

    [Theory, MemberData(nameof(Names))]
    public void is_where_it_is_at_each_moment(string name)
    {
        var fixture = Fixtures.Read<Fixture>("programme", name);
        foreach (var expected in fixture.At)
        {
            fixture.Programme.At(expected.Now).Should().Be(expected.Here, $"that is the place at {expected.Now}");
            fixture.Programme.NextBoundaryMs(expected.Now).Should().Be(expected.Boundary, $"that is the next boundary at {expected.Now}");
        }
        Enumerable.Range(0, fixture.Programme.Phases.Length).Select(fixture.Programme.BeginsMs).Should().Equal(fixture.Begins);
    }

    [Theory, MemberData(nameof(Names))]
    public void follows_from_what_was_done(string name)
    {
        var fixture = Fixtures.Read<Fixture>("programme", name);
        var made = fixture.Acts.Aggregate(new Programme(fixture.Phases), Do);
        made.Run.Should().Be(fixture.Programme.Run);
        made.Phases.Should().Equal(fixture.Programme.Phases);
    }

    static Programme Do(Programme programme, DoneAct act) => act.Do switch
    {
        "begin" => programme.Begin(act.Phase, act.At),
        "pause" => programme.Pause(act.At),
        "resume" => programme.Resume(act.At),
        "extend" => programme.Extend(act.Phase, act.ByMs),
        _ => throw new UnreachableException(act.Do),
    };

    public sealed record Fixture(
        ImmutableArray<Phase> Phases, ImmutableArray<DoneAct> Acts, Programme Programme, ImmutableArray<Moment> At, ImmutableArray<long?> Begins);

    public sealed record DoneAct(string Do, int Phase, long At, long ByMs);

    public sealed record Moment(long Now, Position? Here, long? Boundary);
}
