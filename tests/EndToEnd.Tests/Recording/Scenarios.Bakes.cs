using Values = System.Collections.Generic.Dictionary<string, string>;

namespace Depot.Actions.EndToEnd.Recording;

internal static partial class Scenarios
{
    private const string Services = """
        group "default" {
          targets = ["api", "web", "worker"]
        }
        target "api" {
          target = "api"
          tags   = ["{registry}/api:1"]
        }
        target "web" {
          target = "web"
          tags   = ["{registry}/web:1"]
        }
        target "worker" {
          target = "docs"
          tags   = ["{registry}/worker:1"]
        }
        """;

    private static IEnumerable<Scenario> Bakes =>
    [
        Bake("bake-three-targets", Services, ThreeBranches, ("no-cache", "true"), ("push", "true")),
        Bake("bake-three-targets-cached", Services, ThreeBranches, ("push", "true")) with { AfterFirst = new Values() },
        Bake("bake-two-platforms", """
            group "default" {
              targets = ["app", "tools"]
            }
            target "app" {
              platforms = ["linux/amd64", "linux/arm64"]
              tags      = ["{registry}/app:2"]
            }
            target "tools" {
              target = "build"
              tags   = ["{registry}/tools:2"]
            }
            """, TwoStages, ("no-cache", "true"), ("push", "true")),
        Bake("bake-one-target", "target \"default\" {\n  tags = [\"{registry}/app:3\"]\n}\n", TwoStages, ("no-cache", "true"), ("push", "true")),
        Bake("bake-matrix", """
            target "default" {
              name = "app-${v}"
              matrix = { v = ["one", "two", "three", "four"] }
              args = { VERSION = v }
              tags = ["{registry}/app:${v}"]
            }
            """, "FROM {base}\nARG VERSION\nRUN sleep 0.2; echo $VERSION > /version\nRUN cat /version\n", ("no-cache", "true"), ("push", "true")),
        Bake("bake-two-dockerfiles", """
            group "default" {
              targets = ["front", "back"]
            }
            target "front" {
              context = "front"
            }
            target "back" {
              dockerfile = "back.Dockerfile"
            }
            """, OneStage, ("no-cache", "true")) with
        {
            Files = new Values
            {
                ["docker-bake.hcl"] = "group \"default\" {\n  targets = [\"front\", \"back\"]\n}\ntarget \"front\" {\n  context = \"front\"\n}\ntarget \"back\" {\n  dockerfile = \"back.Dockerfile\"\n}\n",
                ["front/Dockerfile"] = "FROM {base}\nRUN echo one \\\n\n  two\n",
                ["back.Dockerfile"] = "FROM {base}\nRUN echo back\n",
            },
        },
        Bake("bake-checks", "group \"default\" {\n  targets = [\"one\", \"two\"]\n}\ntarget \"one\" {\n}\ntarget \"two\" {\n  target = \"build\"\n}\n", Checked, ("no-cache", "true")),
        Bake("bake-one-fails", Services, ThreeBranches.Replace("docs: page $i\"; sleep 0.4", "docs: page $i\"; sleep 0.3; [ $i = 2 ] && exit 3", StringComparison.Ordinal), ("no-cache", "true")),
        Bake("bake-save", Services, ThreeBranches, ("save", "true")),
        Bake("bake-load", "target \"default\" {\n  tags = [\"app:local\"]\n}\n", OneStage, ("load", "true")),
        Bake("bake-target-unknown", Services, ThreeBranches, ("targets", "wbe")),
        Bake("bake-file-broken", "target \"default\" {\n  tags = [\"{registry}/app:3\"\n}\n", OneStage),
        Bake("bake-variable-unknown", "target \"default\" {\n  tags = [\"{registry}/app:${TAGG}\"]\n}\n", OneStage),
        Bake("bake-lint-fails", Services, ThreeBranches, ("lint", "true"), ("lint-fail-on", "error")),
        Bake("bake-push-denied", "target \"default\" {\n  tags = [\"{private}/app:3\"]\n}\n", OneStage, ("push", "true")),
    ];

    private static Scenario Bake(string name, string definition, string dockerfile, params (string Name, string Value)[] inputs) =>
        new(name, With([("project", "p1"), .. inputs]),
            new Values { ["docker-bake.hcl"] = definition, ["Dockerfile"] = dockerfile, ["app.txt"] = "app\n", ["deps.txt"] = "deps\n" })
        { Action = "bake" };
}
