namespace FakeDepot;

internal static class Result
{
    /// <summary>Writes a result file, when the caller asked for it and the test gave a string. Ends as the CLI does when it cannot.</summary>
    public static void Write(string[] args, string flag, string? text)
    {
        var at = Array.IndexOf(args, flag);
        if (text is null || at < 0) return;
        try
        {
            File.WriteAllText(args[at + 1], text);
        }
        catch (IOException full)
        {
            Console.Error.WriteLine("Error: " + full.Message);
            Environment.Exit(1);
        }
    }
}

internal static class Spam
{
    /// <summary>Writes a build log of the given size, in lines of 200 bytes.</summary>
    public static async Task WriteAsync(Stream stream, int megabytes)
    {
        var line = new byte[200];
        line.AsSpan().Fill((byte)'x');
        line[0] = (byte)'#';
        line[^1] = (byte)'\n';
        var block = Enumerable.Repeat(line, 5000).SelectMany(bytes => bytes).ToArray();
        for (var written = 0; written < megabytes; written++) await stream.WriteAsync(block);
    }

    /// <summary>Writes one line of the given size.</summary>
    public static async Task WriteLineAsync(Stream stream, int kilobytes)
    {
        if (kilobytes > 0) await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes("#1 " + new string('y', kilobytes << 10) + "\n"));
    }
}
