using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using Depot.Release.Images;
using Depot.Release.Staging;
using Depot.Release.Versions;

namespace Depot.Release.Verifying;

/// <summary>Keyless signatures: the signer was the release workflow of the source repository, at the version's tag.</summary>
/// <param name="Cosign">The program that checks them.</param>
/// <param name="Names">Where the workflow is.</param>
/// <param name="Version">The release.</param>
internal sealed record Signatures(string Cosign, RepositoryNames Names, ReleaseVersion Version)
{
    /// <summary>The signature of a file, as a file of the release.</summary>
    public const string Bundle = $"{Asset.Checksums}.sigstore.json";

    private IReadOnlyList<string> Identity =>
    [
        "--certificate-oidc-issuer", Signer.Issuer,
        "--certificate-identity", Signer.Identity(Names, Version),
    ];

    /// <summary>The problem with the image's signature; null if it is valid.</summary>
    public Task<string?> ProblemAsync(ImageReference image) => RunAsync(["verify", .. Identity, image.ToString()]);

    /// <summary>The problem with the signature of the checksums; null if it is valid.</summary>
    public async Task<string?> ProblemAsync(byte[] checksums, byte[] bundle)
    {
        var directory = Directory.CreateTempSubdirectory("depot-release");
        try
        {
            var (list, signature) = (Path.Combine(directory.FullName, Asset.Checksums), Path.Combine(directory.FullName, Bundle));
            await File.WriteAllBytesAsync(list, checksums);
            await File.WriteAllBytesAsync(signature, bundle);
            return await RunAsync(["verify-blob", .. Identity, "--bundle", signature, list]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<string?> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            var result = await Cli.Wrap(Cosign).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
            return result.IsSuccess ? null : $"cosign says: {result.StandardError.Trim()}";
        }
        catch (Win32Exception)
        {
            return $"not checked, since there is no {Cosign} on this machine; see docs.sigstore.dev for how to install it";
        }
    }
}
