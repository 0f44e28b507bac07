using OpenTalks.Cafes;

namespace OpenTalks.Domain.Tests.Cafes;

public class A_rehearsal
{
    static readonly Setup TwoMinutes = RehearsalSetup.Of("Rehearsal");

    [Fact]
    public void is_the_evening_in_two_minutes()
    {
        var evening = Presets.ItuEvening2013("Rehearsal", Attribution.Open);
        TwoMinutes.Phases.Sum(phase => phase.LengthMs).Should().BeInRange(90_000, 120_000);
        TwoMinutes.Phases.Select(phase => (phase.Kind, phase.Round, phase.Waits)).Should().Equal(evening.Phases.Select(phase => (phase.Kind, phase.Round, phase.Waits)));
        (TwoMinutes.Tables.Length, TwoMinutes.Questions.Length).Should().Be((12, 3));
    }

    [Fact]
    public void alone_may_have_phases_of_seconds()
    {
        SetupFaults.Of(TwoMinutes).Should().BeEmpty();
        SetupFaults.Of(TwoMinutes with { Rehearsal = false }).Should().OnlyContain(fault => fault.Code == "phase-minutes-out-of-range").And.HaveCount(TwoMinutes.Phases.Length);
    }
}
