using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpenTalks.Host.Accounts;

/// <summary>128 random bits that are the right to do something once. Only their hash is kept.</summary>
public static class Secret
{
    /// <summary>22 characters that may stand in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Without salt: there is nothing to guess in 128 bits, and the row is found by it.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Trim()));
}
