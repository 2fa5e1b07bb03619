using System.Net;
using System.Text;
using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Install;
using static Depot.Fuzz.PropertyException;

namespace Depot.Fuzz;

/// <summary>What a server answers.</summary>
internal static class HttpProperties
{
    private static readonly HttpCall Call = new(HttpMethod.Get, new("https://dl.example.com/x"));

    public static void Check(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadGateway })
        {
            var answer = new HttpAnswer(Call, status, text);
            Holds(!answer.Problem.Any(char.IsControl), "a problem is one line without control characters");
            Holds(answer.Problem.Length < 1000, "a problem is short");
            foreach (var member in new[] { "token", "value", "url", "error", "message" }) _ = answer.Text(member);
            Release(answer);
        }
    }

    private static void Release(HttpAnswer answer)
    {
        try
        {
            var release = ReleaseService.Read(answer, ReleasePlatform.OfThisProcess(), "latest");
            Holds(release.Address.Scheme is "http" or "https", "an archive has an HTTP URL");
            Holds(!release.Version.Contains('/', StringComparison.Ordinal) && !release.Version.Contains("..", StringComparison.Ordinal), "a version is no path");
            _ = release.FileName;
            _ = release.ChecksumFile;
        }
        catch (StepException failure)
        {
            Holds(failure.Message.Length > 0 && !failure.Message.Any(c => char.IsControl(c) && c != '\n'), "a failure has words, and no control characters");
        }
    }
}
