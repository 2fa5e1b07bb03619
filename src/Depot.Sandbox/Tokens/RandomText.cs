using System.Security.Cryptography;

namespace Depot.Sandbox.Tokens;

internal static class RandomText
{
    /// <summary>Lower-case letters and digits.</summary>
    public static string Letters(int length) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", length);
}
