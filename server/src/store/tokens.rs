//! The part of the database that holds the tokens of staff: a hash of each, never the token.

use weerklank_core::{
    date::Date,
    staff::{Deed, Role, TokenInfo},
};

use super::{SERVER, Store, StoreError, log};
use crate::clock;

/// A token, and the hash that it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredToken {
    /// Its hash.
    pub(crate) hash: String,
    /// What may be told of it.
    pub(crate) info: TokenInfo,
}

/// What became of a token that was to be revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revoked {
    /// It is no longer valid.
    Done,
    /// There is none of that name.
    Unknown,
    /// Without it nobody could hand out tokens. Nothing was done.
    LastPublisher,
}

type Row = (String, String, String, String, Option<String>);

impl Store {
    /// All tokens of staff, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tokens(&self) -> Result<Vec<TokenInfo>, StoreError> {
        Ok(self.stored_tokens().await?.into_iter().map(|token| token.info).collect())
    }

    /// The same, with their hashes.
    pub(crate) async fn stored_tokens(&self) -> Result<Vec<StoredToken>, StoreError> {
        let rows: Vec<Row> =
            sqlx::query_as("select hash, name, role, made_on, used_on from staff_tokens order by name")
                .fetch_all(&self.pool)
                .await?;
        let day = |text: String| Date::parse(&text).ok_or(StoreError::Corrupt);
        let tokens = rows.into_iter().map(|(hash, name, role, made_on, used_on)| {
            let (role, made_on) = (Role::parse(&role).ok_or(StoreError::Corrupt)?, day(made_on)?);
            Ok(StoredToken { hash, info: TokenInfo { name, role, made_on, used_on: used_on.map(day).transpose()? } })
        });
        tokens.collect()
    }

    /// Stores the hash of a token of whoever runs the server; an older token of the same name is no longer valid.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn set_token(&self, name: &str, role: Role, hash: &str) -> Result<(), StoreError> {
        let mut write = self.begin_write().await?;
        sqlx::query("delete from staff_tokens where name = $1").bind(name).execute(&mut *write).await?;
        insert(&mut write, name, role, hash).await?;
        log(&mut write, SERVER, Deed::MadeToken, None, name).await?;
        write.commit().await?;
        Ok(())
    }

    /// Stores the hash of the first token of all. Gives whether it was: two servers may start at once.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn set_first_token(&self, name: &str, hash: &str) -> Result<bool, StoreError> {
        let mut write = self.begin_write().await?;
        let count: i64 = sqlx::query_scalar("select count(*) from staff_tokens").fetch_one(&mut *write).await?;
        if count > 0 {
            return Ok(false);
        }
        insert(&mut write, name, Role::Publisher, hash).await?;
        log(&mut write, SERVER, Deed::MadeToken, None, name).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Stores the hash of a token with a name that no other has. Gives whether it did.
    ///
    /// # Errors
    /// When the database does not do it.
    pub(crate) async fn add_token(&self, name: &str, role: Role, hash: &str, by: &str) -> Result<bool, StoreError> {
        let mut write = self.begin_write().await?;
        let is_new = insert(&mut write, name, role, hash).await?;
        if is_new {
            log(&mut write, by, Deed::MadeToken, None, name).await?;
        }
        write.commit().await?;
        Ok(is_new)
    }

    /// Takes the power of a token away. `by` is the token of who asks; without it, it is whoever runs the server, who
    /// can make another when the last publisher is gone.
    ///
    /// # Errors
    /// When the database does not do it.
    pub async fn revoke_token(&self, name: &str, by: Option<&str>) -> Result<Revoked, StoreError> {
        let mut write = self.begin_write().await?;
        let publisher = Role::Publisher.name();
        let others: i64 = sqlx::query_scalar("select count(*) from staff_tokens where role = $1 and name <> $2")
            .bind(publisher)
            .bind(name)
            .fetch_one(&mut *write)
            .await?;
        let gone = sqlx::query("delete from staff_tokens where name = $1 and (role <> $2 or $3 = 1)")
            .bind(name)
            .bind(publisher)
            .bind(i64::from(others > 0 || by.is_none()))
            .execute(&mut *write)
            .await?
            .rows_affected();
        if gone == 0 {
            let known: Option<i64> = sqlx::query_scalar("select 1 from staff_tokens where name = $1")
                .bind(name)
                .fetch_optional(&mut *write)
                .await?;
            return Ok(if known.is_some() { Revoked::LastPublisher } else { Revoked::Unknown });
        }
        log(&mut write, by.unwrap_or(SERVER), Deed::RevokedToken, None, name).await?;
        write.commit().await?;
        Ok(Revoked::Done)
    }

    /// Notes that a token is used today: once a day, since to read one need not wait for who writes.
    pub(crate) async fn token_is_used(&self, token: &StoredToken) -> Result<(), StoreError> {
        let today = clock::today();
        if token.info.used_on.as_ref() == Some(&today) {
            return Ok(());
        }
        sqlx::query("update staff_tokens set used_on = $1 where hash = $2")
            .bind(today.as_str())
            .bind(&token.hash)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

async fn insert(connection: &mut sqlx::AnyConnection, name: &str, role: Role, hash: &str) -> Result<bool, StoreError> {
    let inserted = sqlx::query(
        "insert into staff_tokens (name, role, hash, made_on) values ($1, $2, $3, $4) on conflict (name) do nothing",
    )
    .bind(name)
    .bind(role.name())
    .bind(hash)
    .bind(clock::today().as_str())
    .execute(connection)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_used_a_token_today_does_not_wait_for_who_writes() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("tokens.db")).await.unwrap();
        store.set_token("balie", Role::Reader, "hash").await.unwrap();
        let token = store.stored_tokens().await.unwrap().remove(0);
        assert_eq!(token.info.used_on, None);
        store.token_is_used(&token).await.unwrap();
        let used = store.stored_tokens().await.unwrap().remove(0);
        assert_eq!(used.info.used_on, Some(clock::today()));

        let _somebody_writes = store.begin_write().await.unwrap();
        store.token_is_used(&used).await.unwrap();
        assert!(store.token_is_used(&token).await.is_err_and(|error| error.is_busy()));
    }
}
