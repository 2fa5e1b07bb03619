namespace Depot.Actions.Text;

/// <summary>Names of values that are probably secret.</summary>
internal static class SecretNames
{
    // Matched anywhere in a name without its separators.
    private static readonly string[] Parts =
        ["token", "secret", "passw", "passphrase", "credential", "apikey", "accesskey", "privatekey", "signingkey", "connectionstring", "webhook"];

    // Short ones are matched as whole words: `PASS` and `DB_PASS`, not `BYPASS`.
    private static readonly string[] Words = ["auth", "authorization", "oauth", "pass", "pwd", "pw", "pat", "dsn", "cred", "creds", "jwt", "otp", "pin", "sas", "psk", "cookie"];

    /// <summary>Whether a name is one of them. A word ends at anything but a letter or digit, and between a lowercase and an uppercase letter.</summary>
    public static bool Contains(ReadOnlySpan<char> name)
    {
        // Only the start of a longer name is checked.
        const int Longest = 256;
        if (name.Length > Longest) name = name[^Longest..];
        Span<char> joined = stackalloc char[name.Length];
        var (length, word) = (0, 0);
        for (var at = 0; at <= name.Length; at++)
        {
            var isOver = at == name.Length || !char.IsLetterOrDigit(name[at]);
            if (isOver || (at > 0 && char.IsUpper(name[at]) && char.IsLower(name[at - 1])))
            {
                if (IsWord(joined[word..length])) return true;
                word = length;
            }

            if (!isOver) joined[length++] = char.ToLowerInvariant(name[at]);
        }

        foreach (var part in Parts)
        {
            if (((ReadOnlySpan<char>)joined[..length]).Contains(part, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // KEY, SIGNING_KEY, signingKeys, MYKEY.
    private static bool IsWord(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("key") || word.EndsWith("keys")) return true;
        foreach (var known in Words)
        {
            if (word.SequenceEqual(known)) return true;
        }

        return false;
    }
}
