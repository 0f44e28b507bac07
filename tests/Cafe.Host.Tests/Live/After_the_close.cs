using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OpenTalks.Cafes;

namespace OpenTalks.Host.Tests.Live;

public class After_the_close
{
    [Fact]
    public async Task outcomes_are_forgotten_after_a_day_and_names_after_the_days_the_cafe_named()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var cafe = await OpenCafe.On("afterwards", more: services => services.AddSingleton<TimeProvider>(time));
        var database = cafe.Host.Services.GetRequiredService<NpgsqlDataSource>();
        var ada = await cafe.Joins("Ada Canary", ("organisation", "Canary Islands"), ("needs", "a canary"), ("group", "academia"));
        var fay = await cafe.Facilitates();
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        await Until(async () => (await ada.Me()).Route.Length > 0);
        var (_, written) = await ada.Writes("stays");
        written.Refused.Should().BeNull();
        await fay.Asks("cafe", new CafeCommand.End());
        (await Count("select count(*) from cafe.outcome")).Should().BeGreaterThan(3);

        time.Advance(TimeSpan.FromHours(25));
        await Until(async () => await Count("select count(*) from cafe.outcome") <= 1);
        (await Count("select count(*) from cafe.mt_doc_person where data::text like '%Canary%'")).Should().Be(1);

        time.Advance(TimeSpan.FromDays(30));
        await Until(async () => await Count("select count(*) from cafe.mt_doc_person where data::text ilike '%canary%'") == 0);
        (await Count("select count(*) from cafe.mt_doc_person where data::text like '%academia%'")).Should().Be(1, "figures by group stay");
        (await Count("select count(*) from cafe.mt_doc_person where data::text like '%Fay%'")).Should().Be(1, "an account names itself");
        (await Count("select count(*) from cafe.mt_events where data::text like '%stays%'")).Should().Be(1);
        (await Count("select count(*) from cafe.due")).Should().Be(0);

        async Task Until(Func<Task<bool>> holds) => await Phone.Until(async () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            return await holds();
        }, held => held);

        async Task<long> Count(string sql)
        {
            await using var command = database.CreateCommand(sql);
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}
