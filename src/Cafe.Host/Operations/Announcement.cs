using QRCoder;

namespace OpenTalks.Host.Operations;

/// <summary>A line that is printed once the host serves, such as a one-time link; null when there is nothing to say.</summary>
public delegate Task<string?> Notice(IServiceProvider services, PublicAddress address, CancellationToken cancel);

/// <summary>Says on the console where OpenTalks can be reached, when it can.</summary>
sealed class Announcement(PublicAddress address, StartProgress progress, IConfiguration configuration, IServiceScopeFactory scopes, IEnumerable<Notice> notices)
    : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        progress.Say();
        progress.Say($"OpenTalks is at {address.Here}");
        if (address.Value != address.Here)
        {
            progress.Say($"Others reach it at {address.Value}");
            progress.Say(Qr(address.Value));
        }
        else if (configuration.GetValue<bool>("lan")) progress.Say("Nobody else can reach it: this machine is in no network, or --urls names an address of its own.");

        await using var scope = scopes.CreateAsyncScope();
        foreach (var notice in notices)
            if (await notice(scope.ServiceProvider, address, cancellationToken) is { } line) progress.Say(line);
        progress.Say("Ctrl+C ends it.");
    }

    static string Qr(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new AsciiQRCode(data);
        return code.GetGraphicSmall();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
