using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OpenTalks.Host.Accounts;

/// <summary>Accounts, what they may do, how they come to be, and the keys that sign their cookies: schema <c>accounts</c>.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public const string Schema = "accounts";

    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();
    public DbSet<FirstRight> FirstRights => Set<FirstRight>();
    public DbSet<CafeRole> CafeRoles => Set<CafeRole>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whether somebody can sign in here; the account of a rehearsal, which has no password, is nobody.</summary>
    public Task<bool> HasOwner(CancellationToken cancel) => Users.AnyAsync(account => account.PasswordHash != null, cancel);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.Property(a => a.Name).HasMaxLength(Account.LongestName);
        });
        builder.Entity<IdentityRole<Guid>>(role =>
        {
            role.ToTable("role");
            role.HasData(InstallationRoles.All.Select((name, at) => new IdentityRole<Guid>
            {
                Id = new Guid(at + 1, 0, 0, new byte[8]),
                Name = name,
                NormalizedName = name.ToUpperInvariant(),
                ConcurrencyStamp = name,
            }));
        });
        builder.Entity<IdentityUserRole<Guid>>().ToTable("account_role");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claim");
        builder.Entity<Invitation>().ToTable("invitation").HasIndex(i => i.SecretHash).IsUnique();
        builder.Entity<PasswordReset>().ToTable("password_reset").HasIndex(r => r.SecretHash).IsUnique();
        builder.Entity<FirstRight>().ToTable("first_right");
        builder.Entity<CafeRole>(role =>
        {
            role.ToTable("cafe_role").HasKey(r => new { r.Cafe, r.Account, r.Role });
            role.HasIndex(r => r.Account);
            role.HasOne<Account>().WithMany().HasForeignKey(r => r.Account);
        });
        builder.Entity<DataProtectionKey>().ToTable("data_protection_key");
    }

    public static void Use(DbContextOptionsBuilder options, Npgsql.NpgsqlDataSource database) =>
        options.UseNpgsql(database, npgsql => npgsql.MigrationsHistoryTable("migration", Schema).CommandTimeout(60));

    /// <summary>For <c>dotnet ef</c>, which else would start the host. It never connects.</summary>
    sealed class Design : IDesignTimeDbContextFactory<AccountsDb>
    {
        public AccountsDb CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<AccountsDb>();
            options.UseNpgsql("Host=none", npgsql => npgsql.MigrationsHistoryTable("migration", Schema));
            return new(options.Options);
        }
    }
}
