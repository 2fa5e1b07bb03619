using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Depot.Release.Tests.Running;

/// <summary>GitHub's API on a loopback port, for repositories that are real ones on disk.</summary>
internal sealed class GitHubStandIn : IAsyncDisposable
{
    private static readonly Lazy<GitRepository> Template = new(() => GitRepository.Create(Directory.CreateTempSubdirectory("depot-release-template").FullName));

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("depot-release-github");
    private readonly Dictionary<string, RepositoryApi> _repositories = [];
    private readonly List<string> _calls = [];
    private readonly Lock _lock = new();
    private readonly WebApplication _app;
    private Func<int, string, bool>? _breaks;
    private Fault _fault;
    private bool _isDead;

    private GitHubStandIn(IEnumerable<string> repositories)
    {
        foreach (var name in repositories)
            _repositories[name] = new(name, GitRepository.CopyOf(Template.Value, Path.Combine(_directory.FullName, $"{name}.git")));
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Method and path of every call so far, oldest first.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_lock) return [.. _calls];
        }
    }

    /// <summary>Done when a call has met <see cref="Fault.Silence"/>.</summary>
    public TaskCompletionSource Silent { get; } = new();

    public RepositoryApi this[string repository] => _repositories[repository];

    public static async Task<GitHubStandIn> StartAsync(params IEnumerable<string> repositories)
    {
        var server = new GitHubStandIn(repositories);
        await server._app.StartAsync();
        server.Address = new(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>Makes one call go wrong.</summary>
    /// <param name="call">Counted over all calls, from 0.</param>
    /// <param name="fault">How.</param>
    public void Break(int call, Fault fault) => (_breaks, _fault) = ((at, _) => at == call, fault);

    /// <summary>Makes the first call of a kind go wrong.</summary>
    /// <param name="call">Its method, and the end of its path.</param>
    /// <param name="fault">How.</param>
    public void Break(string call, Fault fault) => (_breaks, _fault) =
        ((_, made) => made.StartsWith(call.Split(' ')[0], StringComparison.Ordinal) && made.EndsWith(call.Split(' ')[1], StringComparison.Ordinal), fault);

    /// <summary>From now on everything works.</summary>
    public void Repair() => (_breaks, _isDead) = (null, false);

    /// <summary>All that users can see, in a form that two servers can be compared by.</summary>
    public string Snapshot() => string.Join('\n', _repositories.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Snapshot()));

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        Fault? fault;
        bool isFirst;
        lock (_lock)
        {
            var call = $"{context.Request.Method} {context.Request.Path}";
            isFirst = !_isDead && _breaks?.Invoke(_calls.Count, call) == true;
            fault = isFirst ? _fault : _isDead ? Fault.CutBefore : null;
            _isDead |= fault is not null and not Fault.BadGateway;
            if (isFirst) _breaks = null;
            _calls.Add(call);
        }

        var answer = fault switch
        {
            Fault.BadGateway => new(502, new JsonObject { ["message"] = "Bad gateway" }),
            Fault.CutBefore => isFirst ? Cut(context) : ApiAnswer.NotFound,
            _ => Act(context, content.ToArray()),
        };
        if (fault == Fault.Silence)
        {
            Silent.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        if (fault is Fault.CutBefore or Fault.CutAfter or Fault.Silence) context.Abort();
        else await answer.SendAsync(context.Response);
    }

    // /api/v3/repos/OWNER/NAME/… and /api/uploads/repos/OWNER/NAME/…, as on a GitHub of one's own.
    private ApiAnswer Act(HttpContext context, byte[] content) =>
        context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["api", _, "repos", _, var name, .. var rest]
        && _repositories.TryGetValue(name, out var repository)
            ? repository.Answer(context.Request.Method, rest, context.Request.Query, content, Address)
            : ApiAnswer.NotFound;

    // An upload that is cut off leaves something behind.
    private ApiAnswer Cut(HttpContext context) =>
        context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("/assets", StringComparison.Ordinal) ? Act(context, []) : ApiAnswer.NotFound;
}
