#pragma warning disable EF1001 // What "dotnet ef migrations add" calls, without the tool.
using System.Reflection;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;

namespace Intranet;

/// <summary>Writes the migration from nothing to the app's context.</summary>
internal static class AddMigration
{
    public static void Run(string folder)
    {
        var app = Assembly.GetExecutingAssembly();
        var reporter = new OperationReporter(new OperationReportHandler(errorHandler: Console.Error.WriteLine, warningHandler: Console.Error.WriteLine));
        new MigrationsOperations(reporter, app, app, folder, nameof(Intranet), "C#", nullable: true, args: [])
            .AddMigration("Bank", "Migrations", nameof(IntranetDbContext), @namespace: null, dryRun: false);
    }
}
