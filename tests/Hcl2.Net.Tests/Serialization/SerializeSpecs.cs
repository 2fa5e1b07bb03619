using CsCheck;

namespace Hcl2.Tests.Serialization;

public class SerializeSpecs
{
    private static readonly Deployment Sample = new("eu", 5)
    {
        Network = new() { Cidr = "10.0.0.0/8", Tags = ["a", "b"] },
        Services = [new("web", "front", 80) { Timeout = TimeSpan.FromSeconds(90), Env = new Dictionary<string, string> { ["A"] = "${x}" } }],
        Volumes = new Dictionary<string, Volume> { ["/data"] = new(7) { Rest = new Dictionary<string, HclValue> { ["size"] = HclValue.Number(10) } } },
        Owner = null,
    };

    private const string Written = """
        region        = "eu"
        max_instances = 5

        network {
          cidr = "10.0.0.0/8"
          tags = ["a", "b"]
        }

        service "web" "front" {
          port     = 80
          protocol = "http"
          timeout  = "1m30s"
          env = {
            A = "$${x}"
          }
        }

        volume "/data" {
          mode = 7
          size = 10
        }
        owner = null

        """;

    [Fact]
    public void A_value_is_written_as_a_file() => HclSerializer.Serialize(Sample).Should().Be(Written);

    [Fact]
    public void What_is_written_reads_as_the_same() => HclSerializer.Deserialize<Deployment>(Written).Should().BeEquivalentTo(
        Sample, static options => options.ComparingByMembers<Deployment>().ComparingByMembers<Service>().ComparingByMembers<Volume>().ComparingByMembers<Network>());

    [Fact]
    public void An_update_changes_only_what_is_another_value()
    {
        const string File = """
            # Where it runs.
            region        = upper("EU") # loud
            max_instances = 2 + 3
            extra = 1 # not known

            /* The front. */
            service "web" "front" {
                port = 80 # http
                timeout = "90s"
            }
            # Old.
            service "web" "old" {
                port = 81
            }

            """;
        var value = HclSerializer.Deserialize<Deployment>(File.Replace("extra = 1 # not known\n", "").Replace("upper(\"EU\")", "\"EU\""));

        var updated = HclSerializer.Update(File, value with
        {
            Region = "us",
            Services = [value.Services[0] with { Port = 8080, Protocol = Protocol.Http2 }, new("db", "main", 5432)],
        });

        updated.Should().Be("""
            # Where it runs.
            region        = "us" # loud
            max_instances = 2 + 3
            extra = 1 # not known

            /* The front. */
            service "web" "front" {
                port = 8080 # http
                timeout = "1m30s"
                protocol = "http2"
            }

            service "db" "main" {
                port     = 5432
                protocol = "http"
                timeout  = "0s"
            }
            owner = "nobody"

            """);
    }

    [Fact]
    public void An_update_with_the_value_of_the_file_changes_nothing()
    {
        const string File = "x = 1 + 1 # two\n\n\ty = [3][0]\n";

        HclSerializer.Update(File, HclSerializer.Deserialize<Point>(File)).Should().Be(File);
    }

    [Fact]
    public void Blocks_in_another_order_are_brought_to_it()
    {
        const string File = "region = \"a\"\nservice \"a\" \"b\" {\n  port = 1\n}\nservice \"c\" \"d\" {\n  port = 2\n}\n";
        var value = HclSerializer.Deserialize<Deployment>(File);
        var turned = value with { Services = [.. value.Services.Reverse()] };

        HclSerializer.Deserialize<Deployment>(HclSerializer.Update(File, turned)).Services.Should().Equal(turned.Services);
    }

    [Fact]
    public void Any_value_survives_an_update_of_any_file() => Check.Sample(
        Gen.Select(Points, Points), static pair =>
        {
            var before = HclSerializer.Serialize(pair.Item1);
            var updated = HclSerializer.Update("# first\n" + before + "# last\n", pair.Item2);
            return updated.StartsWith("# first\n", StringComparison.Ordinal)
                && HclSerializer.Serialize(HclSerializer.Deserialize<Deployment>(updated)) == HclSerializer.Serialize(pair.Item2);
        }, iter: 2000);

    [Fact]
    public void A_value_without_a_name_cannot_be_written()
    {
        var writing = () => HclSerializer.Serialize(new Service("a", "b", 1) { Protocol = (Protocol)9 });

        writing.Should().Throw<ArgumentException>().WithMessage("9 is no value of Protocol that has a name.*");
    }

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static Gen<Deployment> Points { get; } =
        from region in Of("a", "b", "${x}", "")
        from max in Gen.Int[0, 3]
        from tags in Of("x", "y").List[0, 3]
        from network in Gen.Bool
        from services in Gen.Select(Of("s", "t", "u"), Of("m", "n"), Gen.Int[0, 2]).List[0, 4]
        from volumes in Gen.Select(Of("v", "w", "x"), Gen.Int[0, 3]).List[0, 3]
        select new Deployment(region, max)
        {
            Network = network ? new() { Cidr = region, Tags = tags } : null,
            Services = [.. services.Select(static s => new Service(s.Item1, s.Item2, s.Item3))],
            Volumes = volumes.DistinctBy(static v => v.Item1).ToDictionary(static v => v.Item1, static v => new Volume((byte)v.Item2)),
            Owner = max == 0 ? null : region,
        };
}
