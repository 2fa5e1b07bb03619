using System.Text;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Cli;

/// <summary>A secret reaches a RUN step byte for byte; the step copies it out to where the test can see it.</summary>
public class SecretSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_secret_of_a_variable_keeps_quotes_newlines_and_letters_of_any_script()
    {
        await using var session = await LabSession.StartAsync();
        var secret = string.Concat(Enumerable.Repeat("line \"one\", 'two' = $HOME; ж 漢 🚀\n", 2000));
        session.Variables["SECRET"] = secret;

        var seen = await BuildAsync(session, "id=s,env=SECRET");

        Encoding.UTF8.GetString(seen).Should().Be(secret);
    }

    [Fact(Timeout = Limit)]
    public async Task A_secret_of_a_file_keeps_every_byte()
    {
        await using var session = await LabSession.StartAsync();
        var secret = Enumerable.Range(0, 4096).Select(i => (byte)i).ToArray();
        session.Write("secret.bin", secret);

        var seen = await BuildAsync(session, "id=s,src=secret.bin");

        seen.Should().Equal(secret);
    }

    [Fact(Timeout = Limit)]
    public async Task A_secret_of_the_name_of_a_variable_takes_that_variable()
    {
        await using var session = await LabSession.StartAsync();
        session.Variables["s"] = "by name";

        var seen = await BuildAsync(session, "id=s");

        Encoding.UTF8.GetString(seen).Should().Be("by name");
    }

    private static async Task<byte[]> BuildAsync(LabSession session, string secret)
    {
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            RUN --mount=type=secret,id=s cp /run/secrets/s /copy
            FROM scratch
            COPY --from=build /copy /copy
            """);
        (await session.DepotAsync("build", ".", "--no-cache", "--secret", secret, "--output", "type=local,dest=out")).Successfully();
        return File.ReadAllBytes(Path.Combine(session.Workspace, "out", "copy"));
    }
}
