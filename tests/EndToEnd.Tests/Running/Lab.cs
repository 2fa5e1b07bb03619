using System.Reflection;

namespace Depot.Actions.EndToEnd.Running;

/// <summary>The machine's Engine, registries and Depot CLI, as <c>./dev test</c> sets them up (tests/lab/lab.sh).</summary>
/// <param name="Engine">Path of the Engine's socket.</param>
/// <param name="BaseImage">An image of the Engine with a shell; RUN needs one and none can be pulled.</param>
/// <param name="Registry">Open registry, host:port.</param>
/// <param name="AuthRegistry">Registry that demands a login, host:port.</param>
/// <param name="AuthUser">User of that login.</param>
/// <param name="AuthPassword">Password of that login.</param>
/// <param name="Depot">Path of the real Depot CLI.</param>
/// <param name="DepotVersion">Its version, without a <c>v</c>.</param>
/// <param name="Sandbox">Path of the sandbox program, for tests that want it as a process.</param>
public sealed record Lab(
    string Engine, string BaseImage, string Registry, string AuthRegistry, string AuthUser, string AuthPassword,
    string Depot, string DepotVersion, string Sandbox)
{
    /// <summary>The native program that <c>./dev publish</c> leaves.</summary>
    public static string Program { get; } = Metadata("PublishedProgram");

    /// <summary>The checkout these tests were built from.</summary>
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>The lab, or else the test is skipped.</summary>
    public static Lab Require()
    {
        Assert.SkipUnless(Names.All(name => Variable(name).Length > 0), "There is no lab: run ./dev test, which starts one where it can.");
        return new(Variable("LAB_ENGINE"), Variable("LAB_BASE_IMAGE"), Variable("LAB_REGISTRY"), Variable("LAB_AUTH_REGISTRY"),
            Variable("LAB_AUTH_USER"), Variable("LAB_AUTH_PASSWORD"), Variable("LAB_DEPOT"), Variable("LAB_CLI_VERSION"), Variable("LAB_SANDBOX"));
    }

    /// <summary>The image of our actions in the lab's Engine, or else the test is skipped.</summary>
    public static string RequireImage()
    {
        Assert.SkipUnless(Variable("LAB_ACTION_IMAGE").Length > 0, "There is no image of the actions: run ./dev image.");
        return Variable("LAB_ACTION_IMAGE");
    }

    private static readonly string[] Names =
    [
        "LAB_ENGINE", "LAB_BASE_IMAGE", "LAB_REGISTRY", "LAB_AUTH_REGISTRY", "LAB_AUTH_USER", "LAB_AUTH_PASSWORD", "LAB_DEPOT",
        "LAB_CLI_VERSION", "LAB_SANDBOX",
    ];

    private static string Metadata(string key) =>
        typeof(Lab).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
