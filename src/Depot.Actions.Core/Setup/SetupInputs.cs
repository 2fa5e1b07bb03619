using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Install;

namespace Depot.Actions.Setup;

/// <summary>Inputs of the setup action, after parsing and before any side effect.</summary>
/// <remarks>Names and defaults: actions/setup/action.yml; a test compares the two.</remarks>
public sealed record SetupInputs
{
    /// <summary><c>version</c>: <c>latest</c>, an exact version, or a range such as <c>2.x</c> that the release service resolves.</summary>
    public string Version { get; init; } = "latest";

    /// <summary><c>sha256</c> (List/CSV): the files that may be the CLI of that version.</summary>
    public CliPin Pin { get; init; } = CliPin.None;

    /// <summary><c>oidc</c>: get a token for this job and the steps that follow.</summary>
    public bool Oidc { get; init; }

    /// <summary><c>configure-docker</c>: make <c>docker build</c> of the steps that follow build on Depot.</summary>
    public bool ConfigureDocker { get; init; }

    /// <summary>Reads every input once; nothing is read after this returns.</summary>
    /// <exception cref="InputException">A value has the wrong form.</exception>
    public static SetupInputs Read(InputSource source)
    {
        var version = source.Optional("version") ?? "latest";
        return new()
        {
            Version = version,
            Pin = CliPin.Read(source, version),
            Oidc = source.Flag("oidc"),
            ConfigureDocker = source.Flag("configure-docker"),
        };
    }
}
