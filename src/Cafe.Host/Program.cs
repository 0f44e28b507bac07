using Microsoft.AspNetCore.Connections;
using OpenTalks.Host.Live;
using OpenTalks.Host.Operations;
using OpenTalks.Host.Storage;

Interrupt.Heed();
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = OperationsSetup.Arguments(args), ContentRootPath = AppContext.BaseDirectory });
    builder.AddOperations();
    builder.AddStorage();
    builder.AddLive();

    await using var app = builder.Build();
    app.UseForwardedHeaders();
    app.Use(SameOrigin.Guard);
    app.MapStaticAssets();
    app.MapLive();
    app.MapGet("/", () => "OpenTalks");
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
