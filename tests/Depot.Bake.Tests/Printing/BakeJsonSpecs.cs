using Depot.Bake.Model;
using Depot.Bake.Printing;

namespace Depot.Bake.Tests.Printing;

public sealed class BakeJsonSpecs
{
    [Fact]
    public void Every_attribute_has_its_place()
    {
        var target = new BakeTarget("t")
        {
            ProjectId = "p",
            ShmSize = "1m",
            NoCacheFilter = ["f"],
            Network = "",
            NoCache = true,
            Pull = false,
            Outputs = [BakeOutput.Parse("type=oci,dest=o,z=1"), BakeOutput.Parse("out")],
            Platforms = ["linux/amd64"],
            Ssh = [BakeSsh.Parse("default"), BakeSsh.Parse("k=a,b")],
            Secrets = [BakeSecret.Parse("id=s,env=E"), BakeSecret.Parse("src=f")],
            Stage = "final",
            CacheTo = [new("local", TextMap.Of("dest", "c"))],
            CacheFrom = [.. BakeCache.Parse("ref")],
            Tags = ["a:1"],
            Labels = TextMap.Of("l", "1"),
            Args = TextMap.Of([new("b", "2"), new("a", "")]),
            DockerfileInline = "FROM x",
            Dockerfile = "D",
            Contexts = TextMap.Of("c", "x"),
            Context = ".",
            Attest = [BakeAttest.Parse("type=sbom,disabled=true,generator=g"), BakeAttest.Parse("type=provenance")],
            Description = "d",
        };

        var json = BakeJson.ToText(new ResolvedDefinition([new("default") { Targets = ["t"], Description = "g" }, new("none") { Targets = null }, new("empty")], [target]));

        json.Should().Be("""
            {
              "group": {
                "default": {
                  "description": "g",
                  "targets": [
                    "t"
                  ]
                },
                "none": {
                  "targets": null
                },
                "empty": {
                  "targets": []
                }
              },
              "target": {
                "t": {
                  "description": "d",
                  "attest": [
                    {
                      "disabled": true,
                      "generator": "g",
                      "type": "sbom"
                    },
                    {
                      "type": "provenance"
                    }
                  ],
                  "context": ".",
                  "contexts": {
                    "c": "x"
                  },
                  "dockerfile": "D",
                  "dockerfile-inline": "FROM x",
                  "args": {
                    "a": "",
                    "b": "2"
                  },
                  "labels": {
                    "l": "1"
                  },
                  "tags": [
                    "a:1"
                  ],
                  "cache-from": [
                    {
                      "ref": "ref",
                      "type": "registry"
                    }
                  ],
                  "cache-to": [
                    {
                      "dest": "c",
                      "type": "local"
                    }
                  ],
                  "target": "final",
                  "secret": [
                    {
                      "id": "s",
                      "env": "E"
                    },
                    {
                      "src": "f"
                    }
                  ],
                  "ssh": [
                    {
                      "id": "default"
                    },
                    {
                      "id": "k",
                      "paths": [
                        "a",
                        "b"
                      ]
                    }
                  ],
                  "platforms": [
                    "linux/amd64"
                  ],
                  "output": [
                    {
                      "dest": "o",
                      "type": "oci",
                      "z": "1"
                    },
                    {
                      "dest": "out",
                      "type": "local"
                    }
                  ],
                  "pull": false,
                  "no-cache": true,
                  "network": "",
                  "no-cache-filter": [
                    "f"
                  ],
                  "shm-size": "1m",
                  "project_id": "p"
                }
              }
            }

            """);
    }

    [Theory]
    [InlineData("<&>", "\\u003c\\u0026\\u003e")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("\"\\\b\f\n\r\t\u0001\u001f\u007f", "\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f")]
    [InlineData("é☺😀", "é☺😀")]
    public void Text_is_escaped_as_in_Go(string text, string escaped) =>
        BakeJson.ToText(new ResolvedDefinition([], [new("t") { Context = text }])).Should().Contain($"\"context\": \"{escaped}\"\n");

    [Fact]
    public void Half_a_character_is_printed_as_one_that_is_unknown() =>
        BakeJson.ToText(new ResolvedDefinition([], [new("t") { Context = "a\ud800b\udc00" }])).Should().Contain("\"context\": \"a\\ufffdb\\ufffd\"\n");

    [Fact]
    public void A_long_text_stays_whole()
    {
        var text = string.Concat(Enumerable.Repeat("😀é", 10_000));

        BakeJson.ToText(new ResolvedDefinition([], [new("t") { Context = text }])).Should().Contain(text);
    }

    [Fact]
    public void No_targets_are_an_empty_object() => BakeJson.ToText(new ResolvedDefinition([], [])).Should().Be("{\n  \"target\": {}\n}\n");
}
