namespace Depot.Actions.Failures;

/// <summary>Which name was probably meant.</summary>
internal static class Spelling
{
    private const int Longest = 64;

    /// <summary>Official images that Dockerfiles begin with most often.</summary>
    public static IReadOnlyList<string> Images { get; } =
    [
        "alpine", "amazoncorretto", "amazonlinux", "bash", "buildpack-deps", "busybox", "caddy", "composer", "debian", "docker", "eclipse-temurin", "elixir", "erlang", "fedora", "golang", "gradle", "haproxy", "httpd",
        "julia", "mariadb", "maven", "memcached", "mongo", "mysql", "nginx", "node", "openjdk", "perl", "php", "postgres", "python", "rabbitmq", "redis", "rockylinux", "ruby", "rust", "swift", "tomcat", "traefik", "ubuntu",
    ];

    /// <summary>The name that differs by a letter or two, or by letters that changed places; null when none does, or the name is one of them.</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        if (name.Length is < 3 or > Longest) return null;
        var near = names.Where(known => known.Length is > 2 and <= Longest).Select(known => (Name: known, Distance: Distance(name, known))).ToList();
        return near.Exists(known => known.Distance == 0) ? null
            : near.Where(known => known.Distance <= (name.Length < 5 ? 1 : 2)).OrderBy(known => known.Distance).Select(known => known.Name).FirstOrDefault();
    }

    // Letters added, removed, replaced, or swapped with their neighbour.
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var isSame = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[from.Length, to.Length];
    }
}
