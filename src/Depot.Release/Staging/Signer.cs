using Depot.Release.Versions;

namespace Depot.Release.Staging;

/// <summary>The signer of a release: the release workflow of the source's repository, at the version's tag.</summary>
internal static class Signer
{
    /// <summary>The issuer of the workflow's identity.</summary>
    public const string Issuer = "https://token.actions.githubusercontent.com";

    /// <summary>The name in the certificate.</summary>
    public static string Identity(RepositoryNames names, ReleaseVersion version) =>
        $"https://github.com/{names.Source}/.github/workflows/release.yml@refs/tags/{version}";

    /// <summary>The lines of a shell that verify everything of a release, with its own values.</summary>
    /// <param name="names">Where the release is.</param>
    /// <param name="repository">The action's repository.</param>
    /// <param name="version">The release.</param>
    /// <param name="image">The image; null when the repository carries the program.</param>
    public static string Verification(RepositoryNames names, string repository, ReleaseVersion version, Images.ImageReference? image)
    {
        const string Who = "--certificate-identity \"$identity\" --certificate-oidc-issuer \"$issuer\"";
        string[] ofImage = image is null ? [] :
        [
            $"image={image}",
            $"cosign verify \"$image\" {Who}",
            $"gh attestation verify \"oci://$image\" --repo {names.Source}",
            $"gh attestation verify \"oci://$image\" --repo {names.Source} --predicate-type https://spdx.dev/Document/v2.3",
        ];
        return string.Join('\n',
        [
            $"identity={Identity(names, version)}",
            $"issuer={Issuer}",
            .. ofImage,
            $"gh release download {version} --repo {names.Owner}/{repository}",
            $"cosign verify-blob {Asset.Checksums} --bundle {Asset.Checksums}.sigstore.json {Who}",
            $"sha256sum --check --ignore-missing {Asset.Checksums}",
            $"gh attestation verify {ProgramAsset.NameOf("linux-x64")} --repo {names.Source}",
        ]);
    }
}
