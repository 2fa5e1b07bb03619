using System.Runtime.Versioning;
using System.Text;
using Depot.Actions.Host.Linux;
using Depot.Actions.Runner;

namespace Depot.Actions.Host.Job;

/// <summary>The first moments of our program in the job's container: it takes the step's environment and becomes the step.</summary>
[SupportedOSPlatform("linux")]
internal static class JobEntry
{
    private const string CertificateVariable = "SSL_CERT_FILE";

    // Certificate files of systems: Debian and Alpine, Fedora, SUSE, OpenSSL's default.
    private static readonly string[] CertificatesOfSystems =
        ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"];

    /// <summary>The arguments after the program's name.</summary>
    public static IReadOnlyList<string> Arguments(string stage, string action) => [HandOffArguments.EnterJob, stage, action];

    /// <summary>Becomes the step. Returns only when that fails.</summary>
    /// <param name="arguments">As <see cref="Arguments"/> makes them, without the switch.</param>
    public static int EnterJobAndExec(ReadOnlySpan<string> arguments)
    {
        try
        {
            if (arguments is not [var stage, var action]) throw new InvalidDataException("arguments are missing");
            using var input = Console.OpenStandardInput();
            var environment = EnvironmentBlock.Over(
                EnvironmentBlock.Parse(File.ReadAllBytes("/proc/self/environ")), HandedEnvironment.Read(input)).ToDictionary(StringComparer.Ordinal);
            Set(StepProcesses.Variable, Path.GetFileName(stage));
            // Our OpenSSL expects Debian's path. Child processes of the step must not get this variable.
            var certificates = environment.ContainsKey(CertificateVariable) ? null : Array.Find(CertificatesOfSystems, File.Exists) ?? JobStage.CertificatesOf(stage);
            if (certificates is not null) Set(CertificateVariable, certificates);
            var command = JobStage.Command(stage, InJob.Arguments(stage, certificates is null ? "" : CertificateVariable, action));
            LibC.Execute(command[0], command, environment.Values);

            void Set(string name, string value) => environment[name] = Encoding.UTF8.GetBytes($"{name}={value}");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            StandardError.Say(refused.Message);
        }

        return HostEntry.Refused;
    }
}
