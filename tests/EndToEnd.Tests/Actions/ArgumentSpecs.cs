using System.Collections.Concurrent;
using System.Text;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>Every user of the machine can read the arguments of a process for as long as it runs.</summary>
public class ArgumentSpecs
{
    private const int Limit = 120_000;
    private const string BuildArgument = "no-secret-at-all";

    // Only this test's: other tests start processes on this machine at the same time.
    private readonly string _secret = RandomName(), _gitToken = RandomName(), _token = RandomName();

    [Fact(Timeout = Limit)]
    public async Task No_process_of_the_machine_sees_a_secret_in_an_argument()
    {
        await using var session = await LabSession.StartAsync(options => options with { Token = _token });
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage}
            ARG PLAIN
            RUN --mount=type=secret,id=s,required=true sleep 2
            """);
        session.Variables.Remove("DEPOT_TOKEN");
        using var watch = new Watch();

        (await session.StepAsync("build-push", new Dictionary<string, string>
        {
            ["context"] = ".",
            ["no-cache"] = "true",
            ["token"] = _token,
            ["github-token"] = _gitToken,
            ["secrets"] = "s=" + _secret,
            ["build-args"] = "PLAIN=" + BuildArgument,
        })).Successfully();

        var seen = watch.End();
        seen.Any(line => line.Contains(BuildArgument)).Should().BeTrue("the CLI was among those that were seen");
        seen.Where(line => line.Contains(_secret) || line.Contains(_gitToken) || line.Contains(_token)).Should().BeEmpty();
    }

    private static string RandomName() => $"s3cret-{Guid.NewGuid():N}";

    /// <summary>Every command line that any process of this machine has had since.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly ConcurrentDictionary<string, bool> _seen = [];
        private readonly Thread _thread;
        private volatile bool _isOver;

        public Watch()
        {
            _thread = new(Look) { IsBackground = true };
            _thread.Start();
        }

        public ICollection<string> End()
        {
            Dispose();
            return _seen.Keys;
        }

        public void Dispose()
        {
            _isOver = true;
            _thread.Join();
        }

        private void Look()
        {
            while (!_isOver)
            {
                foreach (var directory in Directory.EnumerateDirectories("/proc").Where(directory => char.IsAsciiDigit(directory["/proc/".Length]))) Read(directory);
            }
        }

        private void Read(string directory)
        {
            try
            {
                _seen.TryAdd(Encoding.UTF8.GetString(File.ReadAllBytes(directory + "/cmdline")), true);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It has ended.
            }
        }
    }
}
