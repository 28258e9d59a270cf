using Microsoft.Data.Sqlite;

namespace Hexitime.Faults.Sqlite;

/// <summary>A database file in a temporary folder of its own; gone when disposed.</summary>
internal sealed class BankFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "bank.db")}";

    /// <summary>How large the file and what belongs to it are by now.</summary>
    public long Bytes => _folder.EnumerateFiles().Sum(file => file.Exists ? file.Length : 0);

    public Bank Open() => Bank.Open("sqlite", ConnectionString);

    public async Task<Bank> OpenMigratedAsync()
    {
        var bank = Open();
        await bank.MigrateAsync();
        return bank;
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }
}
