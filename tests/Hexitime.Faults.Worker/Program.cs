using Hexitime.Faults;

// The process that is killed. It says on its standard output what has been acknowledged to it, one line each, after the commit.
switch (args)
{
    case ["migrate", var database, var connectionString]:
        Console.WriteLine("begun");
        await Bank.Open(database, connectionString).MigrateAsync();
        Console.WriteLine("migrated");
        return 0;
    case ["apply", var database, var connectionString, var seed, var lanes, var upTo]:
        await using (var bank = Bank.Open(database, connectionString))
            await Task.WhenAll(Lane.ParseAll(seed, lanes).Select(lane => Task.Run(() => lane.RunAsync(bank, Lane.Parse(upTo), Console.WriteLine))));
        return 0;
    default:
        Console.Error.WriteLine("migrate <database> <connection string> | apply <database> <connection string> <seed> <lane:next step>,… <steps>");
        return 64;
}
