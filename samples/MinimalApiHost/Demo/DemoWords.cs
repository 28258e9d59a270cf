using Hexitime;
using Hexitime.Listings;

namespace MinimalApiHost.Demo;

/// <summary>Somewhere to work. All are made up; the codes are of the form of ODS codes and belong to nobody.</summary>
internal sealed record DemoOrganisation(string Name, string? OdsCode, IReadOnlyList<string> Professions);

/// <summary>Something that members of a profession offer, or ask for.</summary>
internal sealed record DemoListing(ListingType Type, ExchangeKind Kind, string Title, string Description, int Minutes, IReadOnlyList<string> Skills, bool IsInPerson = false);

internal static class DemoWords
{
    private static readonly string[] Hospital =
        ["Nurse", "Ward manager", "Doctor", "Physiotherapist", "Pharmacist", "Improvement analyst", "Service manager", "Midwife", "Porter", "Radiographer"];

    private static readonly string[] Community = ["District nurse", "Occupational therapist", "Health visitor", "Service manager", "Psychologist", "Improvement lead"];

    private static readonly string[] School = ["Lecturer in operations", "MBA student", "Alumna in logistics", "Professor of leadership"];

    public static IReadOnlyList<DemoOrganisation> Organisations { get; } =
    [
        new("Severn Vale Hospitals NHS Foundation Trust", "XSV01", Hospital),
        new("North Fells Community Healthcare NHS Trust", "XNF02", Community),
        new("Eastmere University Hospitals NHS Trust", "XEM03", Hospital),
        new("Harbour and Downs Mental Health NHS Foundation Trust", "XHD04", Community),
        new("Moorland Ambulance Service NHS Trust", "XMA05", ["Paramedic", "Control room lead", "Improvement analyst", "Fleet manager"]),
        new("Tarn Valley Integrated Care Board", "XTV06", ["Commissioner", "Data engineer", "Improvement lead", "Patient partner"]),
        new("Larkhill Surgery", "XLS07", ["General practitioner", "Practice nurse", "Practice manager", "Receptionist"]),
        new("Thornbury Business School", null, School),
    ];

    public static IReadOnlyList<string> FirstNames { get; } =
    [
        "Amina", "Oliver", "Chidi", "Priya", "Siân", "Mateusz", "Fatima", "Grace", "Hamza", "Isla", "Jun", "Kwame", "Leila", "Mohammed", "Niamh", "Olga", "Paulo",
        "Rhys", "Sade", "Thomas", "Uma", "Viktor", "Wei", "Yusuf", "Zofia", "Aoife", "Bilal", "Carmen", "Dilip", "Elif", "Femi", "Gwen", "Hyun", "Ines", "Jamal",
    ];

    public static IReadOnlyList<string> LastNames { get; } =
    [
        "Adeyemi", "Begum", "Campbell", "Davies", "Evans", "Fernandes", "Gill", "Hussain", "Iqbal", "Jones", "Kowalska", "Lewis", "Mensah", "Nowak", "O'Brien",
        "Patel", "Quigley", "Rahman", "Singh", "Taylor", "Uddin", "Vasquez", "Williams", "Xu", "Yılmaz", "Zhang", "Ahmed", "Brown", "Chowdhury", "Desai", "Edwards",
    ];

    public static IReadOnlyList<DemoListing> Listings { get; } =
    [
        new(ListingType.Offer, ExchangeKind.HandsOnHelp, "An analyst's six hours", "I turn your ward's spreadsheet into a chart that a board can read.", 360, ["analysis", "spreadsheets"]),
        new(ListingType.Offer, ExchangeKind.Coaching, "Coaching on run charts", "From the first dots to telling a shift from noise.", 60, ["run charts", "measurement"]),
        new(ListingType.Offer, ExchangeKind.Shadowing, "Shadow a ward manager for a morning", "Board round, staffing, and what nobody writes down.", 240, ["leadership"], true),
        new(ListingType.Offer, ExchangeKind.Teaching, "Driver diagrams in ninety minutes", "Bring your aim; leave with a diagram.", 90, ["driver diagrams"]),
        new(ListingType.Offer, ExchangeKind.Mentoring, "Mentoring for your first improvement project", "Once a month, for as long as it helps.", 60, ["quality improvement"]),
        new(ListingType.Offer, ExchangeKind.Advice, "Is my sample large enough?", "A statistician looks at your question before you collect anything.", 45, ["statistics"]),
        new(ListingType.Offer, ExchangeKind.Teaching, "Stock control as a supermarket does it", "What a business school teaches of shelves, for a drugs cupboard.", 120, ["logistics"]),
        new(ListingType.Offer, ExchangeKind.HandsOnHelp, "I facilitate your away day", "An agenda, a timekeeper and somebody who is not your boss.", 180, ["facilitation"], true),
        new(ListingType.Offer, ExchangeKind.Advice, "A patient's view of your leaflet", "I have been in that waiting room. Send me the draft.", 30, ["co-production", "plain English"]),
        new(ListingType.Offer, ExchangeKind.Shadowing, "A shift with an ambulance crew", "See what happens before the front door.", 480, ["urgent care"], true),
        new(ListingType.Request, ExchangeKind.HandsOnHelp, "Help with a survey of night staff", "Twelve questions that people on nights will really answer.", 120, ["surveys"]),
        new(ListingType.Request, ExchangeKind.Coaching, "Somebody to practise a board paper with", "I present in three weeks and am nervous.", 60, ["presenting"]),
        new(ListingType.Request, ExchangeKind.Teaching, "Show our team how to map a process", "Six of us, a wall and sticky notes.", 120, ["process mapping"], true),
        new(ListingType.Request, ExchangeKind.Advice, "How do you run a huddle that ends on time?", "Ours takes forty minutes.", 30, ["huddles"]),
        new(ListingType.Request, ExchangeKind.HandsOnHelp, "Merge three spreadsheets of falls", "Same falls, three formats, one of me.", 180, ["analysis", "spreadsheets"]),
        new(ListingType.Request, ExchangeKind.Mentoring, "A mentor who has moved from nursing to management", "An hour every few weeks.", 60, ["leadership"]),
    ];

    public static IReadOnlyList<string> Thanks { get; } =
        ["Clear and kind.", "Saved us a month.", "I use it every week now.", "Came prepared, left us with a plan.", "Would ask again.", "Just what the ward needed."];
}
