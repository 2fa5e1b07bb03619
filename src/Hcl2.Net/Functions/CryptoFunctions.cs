using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Hashes, <c>bcrypt</c> and <c>rsadecrypt</c>.</summary>
[SuppressMessage("Security", "CA5350", Justification = "sha1 is what the caller asks for")]
[SuppressMessage("Security", "CA5351", Justification = "md5 is what the caller asks for")]
internal static class CryptoFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Hash("md5", MD5.HashData),
        Hash("sha1", SHA1.HashData),
        Hash("sha256", SHA256.HashData),
        Hash("sha512", SHA512.HashData),
        Define.Function("bcrypt", HclType.String, [Define.Of("str", HclType.String)], BcryptHash, Define.Of("cost", HclType.Number)),
        Define.Function("rsadecrypt", HclType.String, [Define.Of("ciphertext", HclType.String), Define.Of("privatekey", HclType.String)], RsaDecrypt),
    ];

    private static HclFunction Hash(string name, Func<byte[], byte[]> hash) =>
        Define.Text(name, "str", text => Convert.ToHexString(hash(Encoding.UTF8.GetBytes(text))).ToLowerInvariant());

    private static FunctionResult BcryptHash(IReadOnlyList<HclValue> a)
    {
        if (a.Count > 2) return FunctionResult.Failed("bcrypt() takes no more than two arguments");

        var cost = Bcrypt.DefaultCost;
        if (a.Count == 2 && !WholeNumbers.TryGetClamped(a[1], out cost)) return FunctionResult.Failed(WholeNumbers.Required);
        // A cost below the least means the default.
        if (cost < Bcrypt.MinimumCost) cost = Bcrypt.DefaultCost;
        if (cost > Bcrypt.MaximumCost)
        {
            return FunctionResult.Failed($"error occured generating password crypto/bcrypt: cost {cost} is outside allowed inclusive range "
                + $"{Bcrypt.MinimumCost}..{Bcrypt.MaximumCost}");
        }

        if (cost > Bcrypt.AffordableCost) return FunctionResult.Failed($"a cost of {cost} would take too long; use at most {Bcrypt.AffordableCost}");

        var password = Encoding.UTF8.GetBytes(a[0].AsString);
        return password.Length > Bcrypt.MaximumPassword
            ? FunctionResult.Failed("error occured generating password bcrypt: password length exceeds 72 bytes")
            : HclValue.String(Bcrypt.Hash(password, RandomNumberGenerator.GetBytes(16), cost));
    }

    private static FunctionResult RsaDecrypt(IReadOnlyList<HclValue> a)
    {
        byte[] cipher;
        try
        {
            cipher = Convert.FromBase64String(a[0].AsString);
        }
        catch (FormatException)
        {
            return FunctionResult.Failed($"failed to decode input {GoText.Quote(a[0].AsString)}: cipher text must be base64-encoded");
        }

        using var rsa = RSA.Create();
        if (Fault(rsa, a[1].AsString) is { } fault) return FunctionResult.Failed(fault);

        try
        {
            return HclValue.String(Encoding.UTF8.GetString(rsa.Decrypt(cipher, RSAEncryptionPadding.Pkcs1)));
        }
        catch (CryptographicException)
        {
            return FunctionResult.Failed("crypto/rsa: decryption error");
        }
    }

    /// <summary>Gives a key to an algorithm, or says why it is none. Only PKCS #1 is taken, whatever the label says.</summary>
    private static string? Fault(RSA rsa, string pem)
    {
        byte[] key;
        try
        {
            if (!PemEncoding.TryFind(pem, out var fields)) return "failed to parse key: no key found";
            key = Convert.FromBase64String(pem[fields.Base64Data]);
        }
        catch (FormatException)
        {
            return "failed to parse key: no key found";
        }

        try
        {
            rsa.ImportRSAPrivateKey(key, out _);
            return null;
        }
        catch (CryptographicException)
        {
            return Other(key);
        }
    }

    private static string Other(byte[] key)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(key, out _);
            return "x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key format)";
        }
        catch (CryptographicException)
        {
            return "asn1: structure error: the private key is no RSA key of PKCS #1";
        }
    }
}
