using System.Globalization;
using System.Text;

namespace Hcl2.Benchmarks;

/// <summary>A bake file with a bit of everything, as long as one likes.</summary>
internal static class MixedText
{
    private const string Unit = """
        # Release {0}, generated.
        variable "TAG_{0}" {
          default     = "v1.{0}.0"
          description = "the tag"
        }

        group "release-{0}" {
          targets = ["app-{0}", "worker-{0}", "docs-{0}"]
        }

        function "increment_{0}" {
          params = [number, step]
          result = number + step * 2 - (3 % 2) > 10 && number != 4 ? number : max(step, 1)
        }

        target "app-{0}" {
          inherits   = ["_common"]
          context    = "./services/app-{0}"
          dockerfile = "Dockerfile"
          platforms  = ["linux/amd64", "linux/arm64"]
          args = {
            VERSION    = "${TAG_{0}}-${formatdate("YYYY", timestamp())}"
            "GO-FLAGS" = join(",", [for k, v in flags : "${k}=${upper(v)}" if v != null])
            RETRIES    = 12.5
            ENABLED    = true
          }
          labels = { for l in var.labels[0].names[*].id : l => lookup(meta, l, "none")... }
          /* a comment in between */
          dockerfile-inline = <<-EOT
            FROM alpine:3.20 AS base
            RUN apk add --no-cache curl $${HOME} && \
                echo "%{ if x }yes%{ else }no%{ endif }"
            COPY --from=${target.base.name} /bin/app /usr/local/bin/app
            EOT
          attest = [{ type = "provenance", mode = "max" }, { type = "sbom" }] // behind
        }


        """;

    /// <summary>At least so many bytes.</summary>
    public static byte[] Of(int bytes)
    {
        var text = new StringBuilder(bytes + Unit.Length);
        for (var number = 0; text.Length < bytes; number++) text.Append(Unit.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
