namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>Entries of the lists that take text or objects.</summary>
internal static class Entries
{
    /// <summary>Forms by attribute.</summary>
    public static IReadOnlyList<(string Attribute, IReadOnlyList<string> Forms)> Forms { get; } =
    [
        ("output", ["\"type=docker\"", "\"type=local,dest=out\"", "\"out\"", "{ type = \"image\", push = true }", "{ type = \"registry\", name = @text }", "\"type=registry\"", "\"a=b\"", "\"-\"", "\"\"", "\"type=image,\\\"name=a,b\\\",push=false\"", "\"TYPE=tar, Dest=x\"", "{ type = \"local\", dest = @text }", "\"type=oci,dest=${@int}.tar\""]),
        ("cache-from", ["\"user/app:c\"", "\"type=gha,scope=x\"", "{ type = \"local\", src = @text }", "\"type=registry,ref=é\"", "\"a,b\"", "\"a\"", "{ type = \"registry\", ref = \"a\" }", "\"\"", "\"type=s3,\\\"name=a,b\\\"\"", "\"type=gha,Scope=${@int}\""]),
        ("cache-to", ["\"user/app:c\"", "\"type=inline\"", "{ type = \"gha\", mode = \"max\" }", "\"type=local,dest=d,mode=max\"", "{ type = @lit, n = @int }"]),
        ("secret", ["\"id=a,src=b\"", "\"type=env,id=a\"", "{ id = \"x\", env = \"Y\" }", "\"id=a\"", "\"id=b,env=É\"", "\"ID=c,source=./s\"", "\"type=file,id=f,src=${@int}\"", "{ id = @text, src = @text, other = 1 }", "\"\""]),
        ("ssh", ["\"default\"", "\"k=a,b\"", "{ id = \"x\", paths = [\"p\", @text] }", "\"default=\"", "{ id = \"y\" }", "\"\"", "\"k${@int}=é\""]),
        ("attest", ["\"type=sbom\"", "\"type=provenance,mode=max\"", "\"type=sbom,disabled=true\"", "{ type = \"sbom\", disabled = true }", "{ type = \"provenance\", mode = @text }", "\"type=provenance,enabled=false\"", "\"TYPE=sbom,Generator=é\"", "{ mode = \"x\" }", "\"\"", "{ type = \"sbom\", disabled = \"F\" }"]),
    ];
}
