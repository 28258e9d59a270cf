using System.Data.Common;
using System.Text.RegularExpressions;
using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>All tables there are, walked by the model, so that no one is forgotten: those of features to come too.</summary>
internal static partial class PersonalCells
{
    /// <summary>The tables that name members, and the columns in which they do.</summary>
    public static Task<List<(IEntityType Entity, List<string> Columns)>> TablesNamingMembersAsync(this Bank bank) => bank.InScopeAsync(services =>
        Task.FromResult(services.GetRequiredService<HexitimeDbContext>().Model.GetEntityTypes()
            .Select(e => (Entity: e, Columns: e.GetFlattenedProperties()
                .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(MemberId) || (e.ClrType == typeof(Member) && p.IsPrimaryKey()))
                .Select(p => ColumnOf(p)).ToList()))
            .Where(e => e.Columns.Count > 0).ToList()));

    /// <summary>Every word with the marker that stands anywhere in the database, and in which column: <c>table.column word</c>.</summary>
    public static async Task<HashSet<(string Column, string Word)>> WordsAsync(this Bank bank)
    {
        var columns = await bank.InScopeAsync(services => Task.FromResult(services.GetRequiredService<HexitimeDbContext>().Model.GetEntityTypes()
            .SelectMany(e => e.GetFlattenedProperties().Select(p => (Table: TableOf(e), Name: e.GetTableName()!, Column: ColumnOf(p)))).Distinct().ToList()));
        var found = new HashSet<(string, string)>();
        await using var connection = bank.Database.NewConnection();
        await connection.OpenAsync();
        foreach (var (table, name, column) in columns)
        {
            await foreach (var cell in ReadAsync(connection, $"SELECT CAST(\"{column}\" AS TEXT) FROM {table} WHERE \"{column}\" IS NOT NULL"))
                found.UnionWith(WordsIn(cell).Select(word => ($"{name.Replace("hexitime_", "", StringComparison.Ordinal)}.{column}", word)));
        }

        return found;
    }

    public static IEnumerable<string> WordsIn(string text) => Words().Matches(text).Select(m => m.Value.ToLowerInvariant());

    public static string TableOf(IEntityType entity) => entity.GetSchema() is { } schema ? $"\"{schema}\".\"{entity.GetTableName()}\"" : $"\"{entity.GetTableName()}\"";

    /// <summary>What shares its owner's row has the owner's key columns.</summary>
    private static string ColumnOf(IProperty property) =>
        property.GetColumnName(StoreObjectIdentifier.Create(property.DeclaringType.ContainingEntityType, StoreObjectType.Table)!.Value)!;

    private static async IAsyncEnumerable<string> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            yield return reader.GetString(0);
    }

    [GeneratedRegex(PersonalScene.Marker + "[0-9]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Words();
}
