using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.Conformance;

/// <summary>The repository's scripts for DBAs: <c>sql/{provider}/0001_Initial.sql</c> and so on, one for each migration.</summary>
public static class SqlScripts
{
    public static string Folder(string provider) => Repository.PathOf("sql", provider);

    public static string Read(string provider, string name) => File.ReadAllText(Path.Combine(Folder(provider), name));

    /// <summary>The migrations' scripts that are there, in their order.</summary>
    public static IReadOnlyList<string> NamesIn(string provider) =>
        [.. Directory.GetFiles(Folder(provider), "????_*.sql").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    /// <summary>What each migration does beyond the one before it, as a script that can be run with any client.</summary>
    public static IReadOnlyDictionary<string, string> Generate(DbContext context)
    {
        var migrator = context.GetService<IMigrator>();
        string[] migrations = [Migration.InitialDatabase, .. context.Database.GetMigrations()];
        return Enumerable.Range(1, migrations.Length - 1).ToDictionary(
            i => string.Create(CultureInfo.InvariantCulture, $"{i:0000}_{migrations[i][(migrations[i].IndexOf('_', StringComparison.Ordinal) + 1)..]}.sql"),
            i => migrator.GenerateScript(migrations[i - 1], migrations[i]).ReplaceLineEndings("\n").Trim() + "\n", StringComparer.Ordinal);
    }

    /// <summary>Runs a whole file, as <c>psql -f</c> or <c>sqlite3 &lt;</c> would.</summary>
    public static async Task RunAsync(DbConnection connection, string script)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync();
    }
}
