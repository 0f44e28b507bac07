using Microsoft.AspNetCore.Connections;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Desk;
using OpenTalks.Host.Home;
using OpenTalks.Host.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Host.Moves;
using OpenTalks.Host.Operations;
using OpenTalks.Host.Print;
using OpenTalks.Host.Rehearsals;
using OpenTalks.Host.Reports;
using OpenTalks.Host.Rotation;
using OpenTalks.Host.Setups;
using OpenTalks.Host.Sheets;
using OpenTalks.Host.Storage;
using OpenTalks.Host.Storage.Backups;
using OpenTalks.Web.Layout;

Interrupt.Heed();
// The guests of a rehearsal are the same file and another program: they share nothing but the protocol.
if (args is ["guests", .. var theirs]) return await Guests.Crowd.Run(theirs);
if (await BackupCommands.Run(args, CancellationToken.None) is { } ended) return ended;
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = OperationsSetup.Arguments(args), ContentRootPath = AppContext.BaseDirectory });
    builder.AddOperations();
    builder.AddStorage();
    builder.AddAccounts();
    builder.AddLive();
    builder.AddRehearsals();
    builder.Services.AddPages();

    await using var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseResponseCompression();
    app.UseErrorPages();
    app.Use(SameOrigin.Guard);
    app.Use((http, next) => http.RequestServices.GetRequiredService<Doors>().Guard(http, next, http.RequestServices.GetRequiredService<Draining>()));
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseAntiforgery();
    app.MapStaticAssets();
    app.MapLive();
    app.MapProbe();
    app.MapHealth();
    var pages = app.MapPages();
    app.MapAccounts(pages);
    pages.MapHome();
    pages.MapJoining();
    pages.MapCafes();
    pages.MapSetups();
    pages.MapLists();
    pages.MapPreflight();
    pages.MapPhone();
    pages.MapMyData();
    pages.MapRunning();
    pages.MapDevices();
    pages.MapTableDevice();
    pages.MapWall();
    pages.MapSeating();
    pages.MapGuestSeats();
    pages.MapDesk();
    pages.MapPrint();
    pages.MapSheets();
    pages.MapHarvest();
    pages.MapReports();
    pages.MapRehearsals();
    pages.MapMoves();
    await app.RunAsync();
    return 0;
}
catch (StartException failure)
{
    await Console.Error.WriteLineAsync("\n" + failure.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"\n{taken.Message} Another program listens there; choose another address with --urls http://localhost:PORT.");
    return 1;
}
catch (OperationCanceledException)
{
    // Ctrl+C while starting.
    return 0;
}
