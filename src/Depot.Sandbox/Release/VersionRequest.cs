using Depot.Sandbox.Configuration;

namespace Depot.Sandbox.Release;

/// <summary>Finds the version that a setup step asks for: <c>latest</c>, an exact one, or a range such as <c>2.x</c>, <c>^2.1</c>, <c>~2.1</c>.</summary>
internal static class VersionRequest
{
    /// <summary>The highest matching release; null if there is none. Pre-releases match only their exact name.</summary>
    public static CliRelease? Resolve(IEnumerable<CliRelease> releases, string request)
    {
        var all = releases.ToList();
        var wanted = request.StartsWith('v') ? request[1..] : request;
        return all.Find(release => release.Version == wanted)
            ?? all.Where(release => !release.Version.Contains('-') && Fits(Numbers(release.Version), wanted))
                .MaxBy(release => Numbers(release.Version), Comparer<int[]>.Create(Compare));
    }

    private static bool Fits(int[] version, string request)
    {
        if (request is "latest" or "*" or "x") return true;
        if (request.Length > 1 && request[0] is '^' or '~') return FitsRange(version, Numbers(request[1..]), request[0]);
        var parts = request.Split('.');
        return parts.Length <= version.Length && parts.Any(IsWild) | parts.Length < version.Length
            && parts.Zip(version).All(pair => IsWild(pair.First) || pair.First == $"{pair.Second}");
    }

    // ^ keeps the first number, ~ the first two.
    private static bool FitsRange(int[] version, int[] lowest, char sign) =>
        Compare(version, lowest) >= 0 && version.Take(sign == '^' ? 1 : 2).SequenceEqual(lowest.Take(sign == '^' ? 1 : 2));

    private static bool IsWild(string part) => part is "x" or "X" or "*";

    private static int[] Numbers(string version) =>
        [.. version.Split('-')[0].Split('.').Select(part => int.TryParse(part, out var number) ? number : 0)];

    private static int Compare(int[] left, int[] right) =>
        left.Zip(right).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
}
