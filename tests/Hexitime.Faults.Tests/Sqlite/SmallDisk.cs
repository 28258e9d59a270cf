using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hexitime.Faults.Sqlite;

/// <summary>
/// A disk of a few megabytes that can be filled and emptied again. Where mounting is not allowed, SQLite itself is told to take no more pages: it then says
/// the same (SQLITE_FULL) at the same place.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    // Enough for the bank and for its write-ahead log, which grows to 4 MB before it is written back.
    private const long Bytes = 16 * 1024 * 1024;
    private static readonly byte[] Block = new byte[4096];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-disk-");
    private readonly PageLimit _limit = new();

    public SmallDisk() => IsMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && TryRun("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", _folder.FullName);

    public bool IsMounted { get; }

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "bank.db")}";

    /// <summary>To be added to the context that uses the disk.</summary>
    public IInterceptor Limit => _limit;

    private string Ballast => Path.Combine(_folder.FullName, "ballast");

    /// <summary>Leaves no room at all.</summary>
    public void Fill()
    {
        if (!IsMounted)
        {
            _limit.IsFull = true;
            return;
        }

        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            while (true)
                file.Write(Block);
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }

    public void MakeSpace()
    {
        _limit.IsFull = false;
        if (IsMounted)
            File.Delete(Ballast);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        if (IsMounted)
            TryRun("umount", _folder.FullName);
        _folder.Delete(recursive: true);
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>Before each transaction, sets how many pages the file may have: as many as there are, or as many as it likes.</summary>
    private sealed class PageLimit : DbTransactionInterceptor
    {
        public volatile bool IsFull;

        private volatile bool _isUsed;

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (IsFull || _isUsed)
            {
                _isUsed = true;
                using var command = connection.CreateCommand();
                command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
                command.ExecuteScalar();
            }

            return new(result);
        }
    }
}
