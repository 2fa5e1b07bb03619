namespace Depot.Actions.Failures;

/// <summary>Images on Docker Hub with a name of one word.</summary>
internal static class OfficialImages
{
    /// <summary>Official images that Dockerfiles start from most often.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "alpine", "amazoncorretto", "amazonlinux", "bash", "buildpack-deps", "busybox", "caddy", "composer", "debian", "docker", "eclipse-temurin", "elixir", "erlang", "fedora", "golang", "gradle", "haproxy", "httpd",
        "julia", "mariadb", "maven", "memcached", "mongo", "mysql", "nginx", "node", "openjdk", "perl", "php", "postgres", "python", "rabbitmq", "redis", "rockylinux", "ruby", "rust", "swift", "tomcat", "traefik", "ubuntu",
    ];
}
