using System.Buffers;
using System.Collections.Frozen;

namespace Depot.Actions.Causes;

/// <summary>Words and signs that stand before a message, in the languages of the common tools.</summary>
internal static class LineWords
{
    /// <summary>Names of levels. A word of one letter is a level only before a colon.</summary>
    public static FrozenDictionary<string, Level> Levels { get; } = new (Level Level, string Words)[]
    {
        (Level.Error, "error err err! errors fatal critical crit emerg emergency alert severe panic failure e f "
            + "fehler erreur errore erro fout fel virhe błąd chyba hata ошибка 错误 錯誤 エラー 오류"),
        (Level.Warning, "warning warn w deprecated deprecation warnung avertissement advertencia aviso avviso waarschuwing varning ostrzeżenie предупреждение 警告 경고"),
        (Level.Info, "info information note notice hint help debug trace verbose verb sill silly timing http tip suggestion n i "
            + "anmerkung hinweis remarque nota opmerking замечание примечание 附注 附註 備考"),
    }.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Level))).ToFrozenDictionary(row => row.word, row => row.Level, StringComparer.OrdinalIgnoreCase);

    /// <summary>Before one of these, <c>error</c> is the object of a sentence.</summary>
    public static FrozenSet<string> Articles { get; } =
        FrozenSet.ToFrozenSet(["a", "an", "any", "the", "this", "that", "no", "one", "with", "without", "on", "if", "every", "each", "last", "first", "some", "see", "to", "of", "for", "in"], StringComparer.OrdinalIgnoreCase);

    /// <summary><see cref="Levels"/>, by a part of a line.</summary>
    public static FrozenDictionary<string, Level>.AlternateLookup<ReadOnlySpan<char>> LevelOf { get; } = Levels.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary><see cref="Articles"/>, by a part of a line.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsArticle { get; } = Articles.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The last part of the names of exceptions.</summary>
    public static IReadOnlyList<string> Exceptions { get; } = ["Error", "Exception", "Failure", "Fault", "Panic", "Interrupt", "Expired", "Unsatisfiable", "NotCapable"];

    /// <summary>A label of two words contains one of these; other pairs of words begin a sentence.</summary>
    public static SearchValues<char> PartsOfPlaces { get; } = SearchValues.Create("0123456789/[(@");

    /// <summary>Digits of a literal.</summary>
    public static SearchValues<char> Digits { get; } = SearchValues.Create("0123456789.");

    /// <summary>Signs of failure.</summary>
    public const string Crosses = "✗✘✖×✕⨯❌🚨⛔‼✘";

    /// <summary>Signs of success.</summary>
    public const string Checks = "✓✔√✅☑";

    /// <summary>Bullets, boxes and arrows, which are ignored.</summary>
    public const string Bullets = "│┃║|├└╰┌╭╮╯┐┘─━═▶►▸➤❯›»•●○◆◇▲▼*·>-=#+~!→⚠💡`'^";
}
