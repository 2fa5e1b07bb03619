using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Registries;

public sealed class PushLoginsSpecs : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("depot-actions-login-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void A_push_whose_login_is_kept_by_a_missing_program_fails_before_the_build()
    {
        Config("""{"credHelpers": {"europe-docker.pkg.dev": "gcloud"}}""");

        Requiring("europe-docker.pkg.dev/p/app:1").Should().Throw<StepException>().WithMessage(
            "The login for europe-docker.pkg.dev is kept by docker-credential-gcloud, which is not on PATH. Put the step that installs it before this one; "
            + "a container action cannot install it. Or log in with docker/login-action, which needs no helper.");
    }

    [Fact]
    public void A_program_on_path_is_enough()
    {
        Config("""{"credsStore": "pass"}""");
        File.WriteAllText(Path.Combine(_home, "docker-credential-pass"), "");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(_home, "docker-credential-pass"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Requiring("user/app").Should().NotThrow();
    }

    [Fact]
    public void A_registry_without_a_helper_and_a_build_without_a_push_need_none()
    {
        Config("""{"credHelpers": {"europe-docker.pkg.dev": "gcloud"}, "auths": {"ghcr.io": {"auth": "x"}}}""");

        Requiring("ghcr.io/o/app:1").Should().NotThrow();
        Requiring().Should().NotThrow();
    }

    private Action Requiring(params string[] images) => () =>
        PushLogins.Validate(images, new RunnerEnvironment(new Dictionary<string, string> { ["HOME"] = _home, ["PATH"] = _home }, _home));

    private void Config(string text)
    {
        Directory.CreateDirectory(Path.Combine(_home, ".docker"));
        File.WriteAllText(Path.Combine(_home, ".docker", "config.json"), text);
    }
}
