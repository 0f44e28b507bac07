using System.Collections.Immutable;
using FluentAssertions;
using OpenTalks.Cafes;
using OpenTalks.People;
using Xunit;

namespace OpenTalks.Domain.Tests.Cafes;

public class The_step_of_a_fixture
{
    public static TheoryData<string> Names => Fixtures.Of("step");

    [Theory, MemberData(nameof(Names))]
    public void is_the_one_thing_to_do(string name)
    {
        var (held, steps) = Fixtures.Read<Fixture>("step", name);
        var me = new MeView(
            1, "Ada", Role.Participant, "A café", Attribution.Open, held.Programme, held.Route, held.ArrivedIn, held.Gone, held.Ended, Step.Wait, new MeAside(null, [], null, false, null), Chooses: held.Chooses);
        steps.Select(expected => new Moment(expected.Now, me.StepAt(expected.Now))).Should().Equal(steps);
    }

    public sealed record Fixture(Held Me, ImmutableArray<Moment> Steps);

    public sealed record Held(Programme Programme, ImmutableArray<Stop> Route, int ArrivedIn, bool Gone, bool Ended, bool Chooses = false);

    public sealed record Moment(long Now, Step Step);
}
