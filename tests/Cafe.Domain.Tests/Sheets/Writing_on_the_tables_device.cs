using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Sheets;

/// <summary>Device 6 lies on table 1, device 7 on table 2; Ada and Bo sit at table 1 in round 1, Cy and Di in round 2.</summary>
public class Writing_on_the_tables_device
{
    const int On1 = 6, On2 = 7;

    static Cafe Open(Attribution attribution = Attribution.Open, params CafeEvent[] more) => After(
        [.. Talking(attribution), new CafeEvent.DeviceCame(On1, Role.Device, 1), new CafeEvent.DeviceCame(On2, Role.Device, 2), .. more]);

    static SheetCommand.Capture Said(int? by, string? secret = null, int round = 1) => OnSheet1.Capture("x", round, secret: secret) with { By = by };

    static SheetEvent.IdeaCaptured Kept(int? by, int round = 1) => new(OnSheet1.Idea, round, false, by, null, null, "x", "en", null, Via: On1);

    [Fact] public void stores_who_says_it() => Sheet.Given(Open()).When(Device(On1, 15), Said(Ada)).Then(Kept(Ada));
    [Fact] public void stores_nobody_where_nobody_was_named() => Sheet.Given(Open()).When(Device(On1, 15), Said(null)).Then(Kept(null));
    [Fact] public void stores_nobody_in_the_place_of_somebody_of_another_table() => Sheet.Given(Open()).When(Device(On1, 15), Said(Cy)).Then(Kept(null));
    [Fact] public void follows_the_seats_of_the_ideas_round() => Sheet.Given(Open()).When(Device(On1, 37), Said(Cy, round: 2)).Then(Kept(Cy, 2));

    [Theory, InlineData(Attribution.ChathamHouse), InlineData(Attribution.Anonymous)]
    public void stores_neither_person_nor_device_in_anonymous_modes(Attribution mode) =>
        Sheet.Given(Open(mode)).When(Device(On1, 15), Said(Ada, OnSheet1.Secret)).Then(OnSheet1.Unsigned("x"));

    [Fact] public void stores_the_group_alone_where_groups_are_kept() =>
        Sheet.Given(Open(Attribution.GroupOnly)).When(Device(On1, 15, "academia"), Said(Ada, OnSheet1.Secret)).Then(OnSheet1.Unsigned("x", "academia"));

    [Fact] public void is_for_its_own_table_only() => Sheet.Given(Open()).When(Device(On2, 15), Said(null)).ThenRefused("not-your-sheet");
    [Fact] public void is_over_once_it_was_sent_away() => Sheet.Given(Open(more: new CafeEvent.DeviceSentAway(On1))).When(Device(On1, 15), Said(Ada)).ThenRefused("not-your-sheet");
    [Fact] public void goes_on_when_it_was_let_back() => Sheet.Given(Open(more: [new CafeEvent.DeviceSentAway(On1), new CafeEvent.DeviceLetBack(On1)])).When(Device(On1, 15), Said(Ada)).Then(Kept(Ada));

    [Fact] public void lets_it_change_what_it_wrote_for_anybody() => Sheet.Given(Open(), Kept(Ada)).When(Device(On1, 16), new SheetCommand.Edit(OnSheet1.Idea, "y")).Then(new SheetEvent.IdeaEdited(OnSheet1.Idea, "y"));
    [Fact] public void leaves_the_idea_to_whoever_says_it_too() => Sheet.Given(Open(), Kept(Ada)).When(Guest(Ada, 16), new SheetCommand.TakeBack(OnSheet1.Idea)).Then(new SheetEvent.IdeaTakenBack(OnSheet1.Idea));
    [Fact] public void does_not_give_it_what_phones_wrote() => Sheet.Given(Open(), OnSheet1.Captured("x")).When(Device(On1, 16), new SheetCommand.Edit(OnSheet1.Idea, "y")).ThenRefused("not-your-idea");
    [Fact] public void needs_the_secret_where_no_author_is_stored() =>
        Sheet.Given(Open(Attribution.ChathamHouse), OnSheet1.Unsigned("x")).When(Device(On1, 16), new SheetCommand.Edit(OnSheet1.Idea, "y", OnSheet1.WrongSecret)).ThenRefused("not-your-idea");

    [Fact] public void includes_the_stars_for_it_lies_before_the_host() =>
        Sheet.Given(Open(more: Hosting.By(Ada)), OnSheet1.Captured("x", by: Bo)).When(Device(On1, 16), new SheetCommand.Star(OnSheet1.Idea)).Then(new SheetEvent.IdeaStarred(OnSheet1.Idea, 1));

    [Fact] public void by_a_phone_names_its_owner_whatever_it_says() => Sheet.Given(Open()).When(Guest(Ada, 15), Said(Bo)).Then(OnSheet1.Captured("x"));

    [Fact]
    public void reads_the_sheet_on_its_table_and_in_the_gallery_all()
    {
        var cafe = Open();
        cafe.MayRead(1, On1, At(15)).Should().BeTrue();
        cafe.MayRead(2, On1, At(15)).Should().BeFalse();
        cafe.MayRead(2, On1, At(60)).Should().BeTrue();
        Open(more: new CafeEvent.DeviceSentAway(On1)).MayRead(1, On1, At(15)).Should().BeFalse();
    }
}

public class Asking_the_next_group
{
    static readonly Cafe Talk = After(Talking()), Hosted = After([.. Talking(), Hosting.By(Ada)]);
    static SheetCommand Ask(string text) => new SheetCommand.AskNext(text);
    static SheetEvent Asked(string text, int round = 1) => new SheetEvent.NextAsked(round, text);

    [Fact] public void is_for_the_host() => Sheet.Given(Hosted).When(Guest(Ada, 15), Ask(" Who  pays? ")).Then(Asked("Who pays?"));
    [Fact] public void is_not_for_others_at_a_table_that_has_a_host() => Sheet.Given(Hosted).When(Guest(Bo, 15), Ask("Who pays?")).ThenRefused("host-asks");
    [Fact] public void is_for_anybody_at_a_table_that_has_none() => Sheet.Given(Talk).When(Guest(Bo, 15), Ask("Who pays?")).Then(Asked("Who pays?"));
    [Fact] public void is_not_for_other_tables() => Sheet.Given(Talk).When(Guest(Cy, 15), Ask("Who pays?")).ThenRefused("not-your-sheet");
    [Fact] public void before_the_first_round_has_no_card_to_be_on() => Sheet.Given(After([.. Filled(), Began(Welcome, 0), Planned])).When(Guest(Ada, 5), Ask("Who pays?")).ThenRefused("not-your-sheet");
    [Fact] public void again_takes_the_place_of_what_was_asked() => Sheet.Given(Hosted, Asked("Who pays?")).When(Guest(Ada, 16), Ask("Who checks?")).Then(Asked("Who checks?"));
    [Fact] public void the_same_is_already_so() => Sheet.Given(Hosted, Asked("Who pays?")).When(Guest(Ada, 16), Ask("Who pays?")).ThenNothing();
    [Theory, InlineData(""), InlineData(" \n "), InlineData("\u200D")] public void nothing_takes_it_back(string text) => Sheet.Given(Hosted, Asked("Who pays?")).When(Guest(Ada, 16), Ask(text)).Then(Asked(""));
    [Fact] public void nothing_where_nothing_was_asked_is_already_so() => Sheet.Given(Hosted).When(Guest(Ada, 16), Ask(" ")).ThenNothing();
    [Fact] public void of_281_is_refused() => Sheet.Given(Hosted).When(Guest(Ada, 15), Ask(new string('x', 281))).ThenRefused("idea-too-long");

    [Fact]
    public void stays_on_the_card_of_its_round_when_the_next_asks_another()
    {
        var sheet = Sheet.Given(Hosted, Asked("Who pays?"), Asked("Who checks?", 2)).State;
        SheetView.Of(sheet).Asked.Should().Equal(new Dictionary<int, string> { [1] = "Who pays?", [2] = "Who checks?" });
    }
}
