namespace Hexitime.Packages;

/// <summary>An app with a context and migrations of its own on PostgreSQL, and with a mediator of its own.</summary>
internal static class Intranet
{
    private const string BeginsUp = "protected override void Up(MigrationBuilder migrationBuilder)\n        {\n";
    private const string EndsUp = "        }\n\n        /// <inheritdoc />\n        protected override void Down(";

    /// <summary>Built, asked for its migration, and built again with it.</summary>
    public static async Task<string> BuildAsync(PackedPackages packages)
    {
        var app = packages.MakeApp(nameof(Intranet));
        var built = await packages.BuildAsync(app);
        await Dotnet.RunAsync(Dotnet.Command(app, built, "add-migration", app));
        await CompleteMigrationAsync(Directory.GetFiles(Path.Combine(app, "Migrations"), "*_Bank.cs").ShouldHaveSingleItem());
        return await packages.BuildAsync(app);
    }

    /// <summary>Writes into it what docs/embedding.md says.</summary>
    private static async Task CompleteMigrationAsync(string file)
    {
        var migration = await File.ReadAllTextAsync(file);
        migration.ShouldContain(BeginsUp);
        migration.ShouldContain(EndsUp);
        await File.WriteAllTextAsync(file, "using Hexitime.Persistence.PostgreSql.Audit;\nusing Hexitime.Persistence.PostgreSql.Ledger;\n" + migration
            .Replace(BeginsUp, $"{BeginsUp}            migrationBuilder.CreateHexitimeLedger();\n", StringComparison.Ordinal)
            .Replace(EndsUp, $"            migrationBuilder.CreateHexitimeAudit();\n{EndsUp}", StringComparison.Ordinal));
    }
}
