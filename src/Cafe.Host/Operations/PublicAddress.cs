using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OpenTalks.Host.Operations;

/// <summary>
/// The address that people reach this installation by; every link and every QR begins with it. Configured as <c>PublicAddress</c>, with
/// <c>--lan</c> this machine's address in its network, otherwise the first address the host listens on.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    /// <summary>Without a slash at its end. Known once the host listens.</summary>
    public string Value => configuration["PublicAddress"] is { Length: > 0 } configured ? configured.TrimEnd('/') : OnTheNetwork ?? Here;

    /// <summary>Where the machine itself reaches the host.</summary>
    public string Here => ListensToAll ? At("localhost") : At(Listening.Host);

    /// <summary>Null unless the host serves the network and is in one.</summary>
    public string? OnTheNetwork => ListensToAll && AddressInNetwork() is { } address ? At(address.ToString()) : null;

    bool ListensToAll => IPAddress.TryParse(Listening.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <summary>Of several, the encrypted one.</summary>
    UriBuilder Listening
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses.Order(StringComparer.Ordinal).ToList() ?? [];
            var chosen = addresses.Find(a => a.StartsWith("https:", StringComparison.Ordinal)) ?? addresses.FirstOrDefault() ?? "http://localhost:5080";
            return new(chosen.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal));
        }
    }

    string At(string host) => new UriBuilder(Listening.Uri) { Host = host }.Uri.ToString().TrimEnd('/');

    /// <summary>Of the interface that leads out, if one does: a machine in a hall may also have virtual ones.</summary>
    static IPAddress? AddressInNetwork() => (
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback }
        let properties = network.GetIPProperties()
        from address in properties.UnicastAddresses
        where address.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address.Address)
        orderby properties.GatewayAddresses.Count > 0 descending
        select address.Address).FirstOrDefault();
}
