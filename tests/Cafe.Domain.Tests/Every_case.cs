using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests;

/// <summary>C# does not check that a switch knows every case of a union; these do, over all nested types.</summary>
public class Every_case
{
    static readonly Cafe Cafe = After([.. Talking(), Made<CafeEvent.SeatingDecided>(), new CafeEvent.SetupChanged(Setup() with { Place = "A hall" })]);
    static readonly Guid Known = Made<Guid>();
    static readonly Sheet Sheet = Sheet.Evolve(Sheet.Blank, new SheetEvent.IdeaCaptured(Known, 1, false, Ada, null, null, "x", "en", null));
    static readonly Harvest Harvest = Harvest.Evolve(Harvest.Empty, new HarvestEvent.FindingAdded(Known, 1, "x"));

    public static TheoryData<Type> Of<T>() => [.. typeof(T).GetNestedTypes()];
    public static TheoryData<Type> CafeCommands => Of<CafeCommand>();
    public static TheoryData<Type> SheetCommands => Of<SheetCommand>();
    public static TheoryData<Type> HarvestCommands => Of<HarvestCommand>();
    public static TheoryData<Type> CafeEvents => Of<CafeEvent>();
    public static TheoryData<Type> SheetEvents => Of<SheetEvent>();
    public static TheoryData<Type> HarvestEvents => Of<HarvestEvent>();
    public static TheoryData<Type> SheetFacts => Of<SheetFact>();
    public static TheoryData<Type> ActTypes => Of<Act>();

    [Theory, MemberData(nameof(CafeCommands))]
    public void of_a_cafes_commands_is_decided(Type command)
    {
        foreach (var cafe in new[] { Cafe.Unopened, Cafe, After([.. Talking(), new CafeEvent.Ended(At(20))]) })
            Known_(() => Cafe.Decide(Id, cafe, Guest(Ada, 15), (CafeCommand)Made(command)));
    }

    [Theory, MemberData(nameof(SheetCommands))]
    public void of_a_sheets_commands_is_decided(Type command) => Known_(() => Sheet.Decide(1, Sheet, Cafe, Guest(Ada, 15), (SheetCommand)Made(command)));

    [Theory, MemberData(nameof(HarvestCommands))]
    public void of_the_harvests_commands_is_decided(Type command) => Known_(() => Harvest.Decide(Harvest, Cafe, _ => new SheetNow(Sheet, 1), Guest(Ada, 15), (HarvestCommand)Made(command)));

    [Theory, MemberData(nameof(CafeEvents))]
    public void of_a_cafes_events_is_folded(Type happened) => Known_(() => Cafe.Evolve(Cafe, (CafeEvent)Made(happened)));

    [Theory, MemberData(nameof(SheetEvents))]
    public void of_a_sheets_events_is_folded_and_told(Type happened)
    {
        var e = (SheetEvent)Made(happened);
        Known_(() => SheetFact.Of(Sheet.Evolve(e is SheetEvent.IdeaCaptured ? Sheet.Blank : Sheet, e), e));
    }

    [Theory, MemberData(nameof(SheetFacts))]
    public void of_a_sheets_facts_is_folded(Type fact) => Known_(() => SheetView.Fold(SheetView.Of(Sheet), (SheetFact)Made(fact)));

    [Theory, MemberData(nameof(HarvestEvents))]
    public void of_the_harvests_events_is_folded_and_told(Type happened)
    {
        Known_(() => Harvest.Evolve(Harvest, (HarvestEvent)Made(happened)));
        Known_(() => HarvestFact.Of(Harvest, (HarvestEvent)Made(happened)));
    }

    static void Known_(Action act) => act.Should().NotThrow();

    static T Made<T>() => (T)Made(typeof(T));

    /// <summary>A value of any type of the domain: the first case, ones, and one guest's number.</summary>
    static object Made(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Made(inner);
        if (type == typeof(string)) return "text";
        if (type == typeof(Guid)) return new Guid(1, 2, 3, new byte[8]);
        if (type == typeof(int)) return Ada - 1;
        if (type == typeof(long)) return At(20);
        if (type == typeof(ulong)) return 1UL;
        if (type == typeof(bool)) return false;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type == typeof(Setup)) return Setup();
        if (type == typeof(Arrangement)) return Arrangement.None;
        if (type == typeof(Remark)) return Remark.Of("close-table", ("table", 1));
        if (type == typeof(ImmutableSortedDictionary<string, string>)) return ImmutableSortedDictionary<string, string>.Empty.Add("en", "text");
        if (type == typeof(RoundSeats)) return Seats(1, [Ada, Bo], [Cy, Di]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return typeof(Every_case).GetMethod(nameof(Array), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, null)!;
        var constructor = type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Made(parameter.ParameterType))]);
    }

    static ImmutableArray<T> Array<T>() => [Made<T>()];
}
